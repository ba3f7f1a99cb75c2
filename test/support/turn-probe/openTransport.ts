import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';

export interface Server {
  /** IPv4. */
  address: string;
  port: number;
  /** The name and the authority's file, for TLS; null: UDP. */
  tls: { name: string; authority: string } | null;
}

export interface Transport {
  send(bytes: Buffer): void;
  close(): void;
}

/** `receive` gets whatever arrives, in whatever pieces. */
export async function openTransport(
  { address, port, tls }: Server,
  receive: (bytes: Buffer) => void,
): Promise<Transport> {
  if (tls) {
    const socket = connect({ host: address, port, servername: tls.name, ca: readFileSync(tls.authority) });
    // What comes of it shows in answers that do not come.
    socket.on('error', () => {});
    socket.on('data', receive);
    await once(socket, 'secureConnect');
    return { send: (bytes) => void socket.write(bytes), close: () => void socket.destroy() };
  }
  const socket = createSocket('udp4');
  socket.on('message', receive);
  return { send: (bytes) => socket.send(bytes, port, address), close: () => void socket.close() };
}
