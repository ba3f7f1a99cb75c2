import { spawn } from 'node:child_process';

/** Kills what it watches when this process is gone, however it went. */
export interface Guard {
  /** Of the guard itself, for tests. */
  pid: number | undefined;
  /** `pid` leads a process group. */
  watch(pid: number): void;
  forget(pid: number): void;
  /** Ends the guard without killing anything. */
  release(): void;
}

/**
 * Node cannot ask the kernel to kill children with their parent (PR_SET_PDEATHSIG), so a shell waits at the other end of
 * a pipe. The kernel closes the pipe when this process ends, also by SIGKILL, and the shell then kills what is left.
 * Each line: "+ pid", "- pid" or "." for a release. All builtins: it costs one small idle process.
 */
const SCRIPT = `
pids=
while read -r op pid; do
  case $op in
    +) pids="$pids $pid" ;;
    -) rest=
       for p in $pids; do [ "$p" = "$pid" ] || rest="$rest $p"; done
       pids=$rest ;;
    .) exit 0 ;;
  esac
done
for p in $pids; do kill -s KILL -- "-$p" 2>/dev/null; done
`;

export function startGuard(): Guard {
  // Its own session: a Ctrl-C or a closed terminal reaches this process only, which then stops things in order.
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'narada-guard'], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin.on('error', () => {});
  guard.on('error', () => {});
  guard.unref();
  const send = (line: string) => guard.stdin.write(`${line}\n`);
  return {
    pid: guard.pid,
    watch: (pid) => send(`+ ${pid}`),
    forget: (pid) => send(`- ${pid}`),
    release: () => guard.stdin.end('.\n'),
  };
}
