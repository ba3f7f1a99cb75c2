import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Removes namespaces with everything that runs in them, their files in /etc/netns and a folder: when told to, and also
 * when this process is killed, as the shell at the other end of the pipe then reads its end.
 */
const SCRIPT = `
folder=$1
names=
while read -r name; do names="$names $name"; done
for name in $names; do
  pids=$(ip netns pids "$name") && [ -n "$pids" ] && kill -s KILL $pids
  ip netns del "$name"
  rm -rf "/etc/netns/$name"
done
rm -rf "$folder"
`;

export function keepTidy(folder: string): { owns(namespace: string): void; tidyUp(): Promise<void> } {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'narada-tidy', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.stdin.on('error', () => {});
  const exited = once(shell, 'exit');
  return {
    owns: (namespace) => void shell.stdin.write(`${namespace}\n`),
    async tidyUp() {
      shell.stdin.end();
      await exited;
    },
  };
}
