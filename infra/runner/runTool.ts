import { spawn } from 'node:child_process';
import type { Guard } from './guard.ts';

export interface ToolRun {
  /** Null: it could not be started or was ended by a signal. */
  code: number | null;
  /** stdout and stderr together. */
  output: string;
}

/** Runs a program to its end; `signal` and the guard end it early, with all that it has started. */
export function runTool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string | undefined>>; guard: Guard; signal: AbortSignal },
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pid = child.pid;
    let output = '';
    const take = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-100_000));
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const abort = () => {
      if (pid) process.kill(-pid, 'SIGKILL');
    };
    const end = (run: ToolRun) => {
      options.signal.removeEventListener('abort', abort);
      if (pid) options.guard.forget(pid);
      resolve(run);
    };
    if (pid) options.guard.watch(pid);
    options.signal.addEventListener('abort', abort);
    child.once('error', (error) => end({ code: null, output: error.message }));
    child.once('close', (code) => end({ code, output }));
  });
}
