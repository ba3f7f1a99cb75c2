import { execFile } from 'node:child_process';
import { SFU_VERSION } from '../../../sfu-config/release.ts';

export type SfuCheck = { usable: true; version: string } | { usable: false; why: string };

/** Whether a livekit-server runs here and speaks the version that Narada is made for: the same minor or a newer one. */
export function checkSfu(path: string): Promise<SfuCheck> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: 10_000, env: {} }, (error, stdout) => {
      if (error) {
        const why = error.killed ? 'it does not answer --version' : `it does not run (${error.code ?? error.message})`;
        resolve({ usable: false, why });
      } else {
        resolve(judgeVersion(stdout));
      }
    });
  });
}

export function judgeVersion(output: string): SfuCheck {
  const [, version, major, minor] = /version v?((\d+)\.(\d+)\.\d+\S*)/.exec(output) ?? [];
  if (version === undefined) return { usable: false, why: 'it does not tell its version' };
  const [pinnedMajor, pinnedMinor] = SFU_VERSION.split('.').map(Number);
  if (Number(major) !== pinnedMajor || Number(minor) < (pinnedMinor ?? 0)) {
    return { usable: false, why: `its version is ${version}, and ${pinnedMajor}.${pinnedMinor} or newer is needed` };
  }
  return { usable: true, version };
}
