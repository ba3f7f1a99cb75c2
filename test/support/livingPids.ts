import { execFileSync } from 'node:child_process';

/** Processes whose last argument is `argument`, zombies apart. */
export function livingPids(argument: string): number[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, stat, args] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid && !stat?.startsWith('Z') && args?.trimEnd().endsWith(` ${argument}`) ? [Number(pid)] : [];
  });
}
