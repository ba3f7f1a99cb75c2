import { cpus } from 'node:os';

const LOOK_MS = 250;
const LOOKS_A_SECOND = 1_000 / LOOK_MS;

/** Starts to look at this machine; the answered function ends that and tells how busy its cores were in the busiest second, 0 to 1. */
export function watchMachine(): () => number {
  const looks = [spent()];
  const timer = setInterval(() => looks.push(spent()), LOOK_MS);
  return () => {
    clearInterval(timer);
    looks.push(spent());
    const shares = looks.slice(LOOKS_A_SECOND).map((now, i) => {
      const before = looks[i] ?? now;
      return 1 - (now.idle - before.idle) / Math.max(1, now.all - before.all);
    });
    return Math.max(0, ...shares);
  };
}

/** Milliseconds of all cores since the machine was started. */
function spent(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) };
}
