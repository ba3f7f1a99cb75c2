import { closeSync, existsSync, openSync, readSync, renameSync, fstatSync } from 'node:fs';
import { join } from 'node:path';

export interface ChildLog {
  path: string;
  fd: number;
  /** The last lines worth reading since the call before, at most `lines`. */
  tail(lines: number): string[];
  close(): void;
}

const TAIL_BYTES = 16_384;

/** A fresh log; the one of the run before is kept as name.1.log. */
export function openChildLog(folder: string, name: string): ChildLog {
  const path = join(folder, `${name}.log`);
  if (existsSync(path)) renameSync(path, join(folder, `${name}.1.log`));
  const fd = openSync(path, 'a+', 0o600);
  let told = 0;
  return {
    path,
    fd,
    tail: (lines) => {
      const size = fstatSync(fd).size;
      const length = Math.min(size - told, TAIL_BYTES);
      told = size;
      const buffer = Buffer.alloc(length);
      readSync(fd, buffer, 0, length, size - length);
      return tailOf(buffer.toString('utf8'), lines);
    },
    close: () => closeSync(fd),
  };
}

/** Warnings and errors where there are any, else whatever was said last. Stack traces are for the file. */
function tailOf(log: string, lines: number): string[] {
  const all = log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(stack:|\s+at |\s*\/.*:\d+$|goroutine )/.test(line));
  const loud = all.filter((line) => /\b(error|warn|warning|fatal|panic|failed)\b/i.test(line));
  return (loud.length > 0 ? loud : all).slice(-lines).map((line) => line.slice(0, 400));
}
