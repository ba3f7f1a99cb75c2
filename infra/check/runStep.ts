import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Step {
  name: string;
  /** A program of node_modules/.bin or of the PATH, and its arguments. */
  command: readonly [string, ...string[]];
}

export interface StepResult extends Step {
  ok: boolean;
  /** Everything that it printed, in order. Empty where `live`. */
  output: string;
  ms: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const path = `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`;

/** Runs one step at the repository's root. `live`: it prints straight to the terminal. */
export function runStep(step: Step, { live = false } = {}): Promise<StepResult> {
  const [program, ...args] = step.command;
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const finish = (ok: boolean) => resolve({ ...step, ok, output, ms: performance.now() - started });
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => {
      output += `${program}: ${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
