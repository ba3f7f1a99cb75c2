import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGuard } from './runner/guard.ts';
import { lockState } from './runner/lockState.ts';
import { openStateFolder } from './runner/openStateFolder.ts';
import { describeOptions, parseOptions, parsePort, type OptionTable } from './runner/options.ts';
import { succeed } from './runner/result.ts';
import { runCommand } from './runner/runCommand.ts';
import { runDev } from './runner/runDev.ts';
import { defaultStateFolder, STATE_OPTION } from './runner/statePaths.ts';

const TABLE: OptionTable = {
  port: { value: 'PORT', help: 'the page. Default 5173' },
  'sfu-port': { value: 'PORT', help: 'livekit-server. Default 7880' },
  'udp-port': { value: 'PORT', help: 'media. Default 7882' },
  sfu: { value: 'PATH', env: 'NARADA_SFU', help: 'the livekit-server to run' },
  state: STATE_OPTION,
  help: { help: 'this text' },
};
const HELP = `npm run dev -- [options]

Client, worker and objects in vite with hot reload, and a LiveKit server beside it.

${describeOptions(TABLE)}`;

const say = (line: string) => console.log(line);

await runCommand(async (signal) => {
  const parsed = parseOptions(TABLE, process.argv.slice(2), process.env, 0);
  if (!parsed.ok) return parsed;
  const { values } = parsed.value;
  if (values.has('help')) {
    say(HELP);
    return succeed(undefined);
  }
  const port = parsePort('port', values.get('port') ?? '5173');
  if (!port.ok) return port;
  const sfuPort = parsePort('sfu-port', values.get('sfu-port') ?? '7880');
  if (!sfuPort.ok) return sfuPort;
  const udpPort = parsePort('udp-port', values.get('udp-port') ?? '7882');
  if (!udpPort.ok) return udpPort;

  const repository = fileURLToPath(new URL('..', import.meta.url));
  const folder = resolve(values.get('state') ?? defaultStateFolder(process.env, homedir()));
  const paths = openStateFolder(folder, repository, say);
  if (!paths.ok) return paths;
  const lock = lockState(paths.value);
  if (!lock.ok) return lock;
  const guard = startGuard();
  try {
    const options = {
      port: port.value,
      sfuPort: sfuPort.value,
      udpPort: udpPort.value,
      sfu: values.get('sfu') ?? null,
    };
    return await runDev(options, paths.value, { repository, env: process.env, home: homedir(), guard, signal, say });
  } finally {
    guard.release();
    lock.value.release();
  }
});
