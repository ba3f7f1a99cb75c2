import { spawn } from 'node:child_process';
import type { Guard } from './guard.ts';

/** A running program. */
export interface Child {
  pid: number;
  /** Resolves once, with how it ended: "exit code 1", "signal SIGKILL", or why it never began. */
  exited: Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

export interface Program {
  command: string;
  args: readonly string[];
  cwd?: string;
  /** Replaces the environment: livekit-server reads settings from a dozen variables. */
  env?: Readonly<Record<string, string | undefined>>;
  /** File descriptor for stdout and stderr. */
  log: number;
}

/** Starts a program in a process group of its own, which the guard ends if we cannot. */
export function startChild(program: Program, guard: Guard): Child {
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: { ...program.env },
    detached: true,
    stdio: ['ignore', program.log, program.log],
  });
  const pid = child.pid ?? 0;
  if (pid) guard.watch(pid);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }).finally(() => {
    if (pid) guard.forget(pid);
  });
  return { pid, exited, signal: (signal) => signalGroup(pid, signal) };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}
