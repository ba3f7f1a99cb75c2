import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { SFU_GO_PACKAGE, SFU_VERSION } from '../../../sfu-config/release.ts';
import { runTool } from '../runTool.ts';
import type { FindSfuDeps } from './FindSfuDeps.ts';

const PROGRESS_EVERY_MS = 10_000;

/** Builds livekit-server from the module that sfu-config/go.mod pins and go.sum verifies. Null, or why it did not work. */
export async function buildSfu(target: string, deps: FindSfuDeps): Promise<string | null> {
  const version = await runTool('go', ['version'], { ...deps, cwd: deps.goModule });
  if (version.code !== 0) return 'Go is not installed, or too old';
  const part = `${target}.${randomUUID()}.part`;
  const startedAt = Date.now();
  deps.say(`Building livekit-server ${SFU_VERSION} from source, once; this takes some minutes …`);
  const progress = setInterval(
    () => deps.say(`  still building, ${Math.round((Date.now() - startedAt) / 1000)} s`),
    PROGRESS_EVERY_MS,
  );
  try {
    const build = await runTool('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', part, SFU_GO_PACKAGE], {
      ...deps,
      cwd: deps.goModule,
      // No C compiler needed; go.sum is not to be changed on the way.
      env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'auto', GOWORK: 'off' },
    });
    if (build.code !== 0) return `go build failed: ${build.output.trim().split('\n').slice(-3).join(' ')}`;
    renameSync(part, target);
    return null;
  } finally {
    clearInterval(progress);
    rmSync(part, { force: true });
  }
}
