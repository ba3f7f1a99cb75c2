import { execFile } from 'node:child_process';

/** Runs a program to its end, with `input` on its stdin; rejects with what it said where it fails. */
export function command(program: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: 30_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** `ip` with its arguments in one string. */
export const ip = (args: string) => command('ip', args.split(' '));

export const inNamespace = (namespace: string, program: string, args: readonly string[]) =>
  command('ip', ['netns', 'exec', namespace, program, ...args]);
