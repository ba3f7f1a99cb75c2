import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { fail, succeed, type Result } from './result.ts';

export interface PortWish {
  /** The option that chooses it, for the message. */
  option: string;
  /** 0: any free one. */
  port: number;
  protocol: 'tcp' | 'udp';
  /** Where it will listen; empty: on all addresses. */
  hosts: readonly string[];
}

/** Below the ports that systems give to outgoing connections, so that what is free now is free in a second, too. */
const FREE_FROM = 20_000;
const FREE_TO = 32_000;

/** The ports to use, in the order of the wishes; refuses the first that is in use. */
export async function reservePorts(wishes: readonly PortWish[]): Promise<Result<number[]>> {
  const ports: number[] = [];
  for (const wish of wishes) {
    const port = wish.port === 0 ? await freePort(wish, ports) : wish.port;
    const trouble = wish.port === 0 ? null : await troubleWith(wish, port);
    if (trouble === 'EACCES') {
      return fail('port_busy', `port ${port} is only for root; choose another with --${wish.option}`);
    }
    if (trouble !== null) {
      const why = trouble === 'EADDRINUSE' ? 'in use' : `not to be had (${trouble})`;
      return fail(
        'port_busy',
        `${wish.protocol.toUpperCase()} port ${port} is ${why}; choose another with --${wish.option}`,
      );
    }
    ports.push(port);
  }
  return succeed(ports);
}

async function freePort(wish: PortWish, taken: readonly number[]): Promise<number> {
  for (;;) {
    const port = randomInt(FREE_FROM, FREE_TO);
    if (!taken.includes(port) && (await troubleWith(wish, port)) === null) return port;
  }
}

/** Null, or the system's code for why nothing can listen there. */
async function troubleWith(wish: PortWish, port: number): Promise<string | null> {
  for (const host of wish.hosts.length > 0 ? wish.hosts : [undefined]) {
    const trouble = wish.protocol === 'tcp' ? await tryTcp(port, host) : await tryUdp(port, host);
    if (trouble !== null) return trouble;
  }
  return null;
}

function tryTcp(port: number, host: string | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () =>
      server.close(() => resolve(null)),
    );
  });
}

function tryUdp(port: number, host: string | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      resolve(error.code ?? error.message);
    });
    socket.bind({ port, ...(host === undefined ? {} : { address: host }), exclusive: true }, () =>
      socket.close(() => resolve(null)),
    );
  });
}
