import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startGuard } from './runner/guard.ts';
import { succeed } from './runner/result.ts';
import { runBox } from './runner/runBox.ts';
import { runCommand } from './runner/runCommand.ts';
import { parseStartOptions, START_HELP } from './runner/startOptions.ts';

await runCommand(async (signal) => {
  const options = parseStartOptions(process.argv.slice(2), process.env, homedir());
  if (!options.ok) return options;
  if (options.value === null) {
    console.log(START_HELP);
    return succeed(undefined);
  }
  const guard = startGuard();
  try {
    return await runBox(options.value, {
      repository: fileURLToPath(new URL('..', import.meta.url)),
      env: process.env,
      home: homedir(),
      guard,
      signal,
      say: (line) => console.log(line),
    });
  } finally {
    guard.release();
  }
});
