import { fail, type Result } from './result.ts';

/** Node's oldest version that has what the runner uses (node:sqlite without a flag, fs.globSync, TypeScript). */
const NODE_MAJOR = 24;

/**
 * The frame of every command: signals, one line for a failure, the exit code (0; 1 for trouble; 2 for a wrong command
 * line). `main` is told to stop by its signal; a second Ctrl-C does not make it quicker, and nothing needs it to.
 */
export async function runCommand(main: (signal: AbortSignal) => Promise<Result<void>>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  // The terminal, or the program that reads our lines, may be gone: no reason to die with the work undone.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const result = await checked(() => main(stop.signal));
  if (!result.ok) console.error(`narada: ${result.message}`);
  process.exitCode = result.ok ? 0 : result.code === 'usage' ? 2 : 1;
}

async function checked(main: () => Promise<Result<void>>): Promise<Result<void>> {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
    return fail(
      'usage',
      `Node ${NODE_MAJOR} is needed, this is ${process.version}; "npm start" brings its own after "npm ci"`,
    );
  }
  if (process.platform === 'win32')
    return fail('usage', 'Windows is not supported; use the Windows Subsystem for Linux');
  return await main();
}
