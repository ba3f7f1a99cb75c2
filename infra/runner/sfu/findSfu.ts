import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SFU_VERSION } from '../../../sfu-config/release.ts';
import { fail, succeed, type Result } from '../result.ts';
import { buildSfu } from './buildSfu.ts';
import { downloadSfu } from './downloadSfu.ts';
import { checkSfu, type SfuCheck } from './checkSfu.ts';
import type { FindSfuDeps } from './FindSfuDeps.ts';

/**
 * A livekit-server to run: the explicit one, one on PATH, the cache, the official release, a build from the pinned Go
 * module. Says which, and why others were passed over.
 */
export async function findSfu(deps: FindSfuDeps): Promise<Result<string>> {
  if (deps.explicit !== null) {
    const check = await checkSfu(deps.explicit);
    if (!check.usable) return fail('sfu_unusable', `--sfu ${deps.explicit}: ${check.why}`);
    return found(deps, deps.explicit, check, 'as asked');
  }
  const onPath = whichSfu(deps.path);
  if (onPath !== null) {
    const check = await checkSfu(onPath);
    if (check.usable) return found(deps, onPath, check, 'on PATH');
    deps.say(`Not ${onPath}: ${check.why}.`);
  }
  const cached = join(deps.cache, `livekit-server-${SFU_VERSION}`);
  if (existsSync(cached)) {
    const check = await checkSfu(cached);
    if (check.usable) return found(deps, cached, check, 'from the cache');
    deps.say(`Not ${cached}: ${check.why}. It is fetched again.`);
  }
  try {
    mkdirSync(deps.cache, { recursive: true });
    accessSync(deps.cache, constants.W_OK);
  } catch {
    return fail(
      'sfu_not_found',
      `the cache folder ${deps.cache} cannot be written; choose another with XDG_CACHE_HOME`,
    );
  }
  const reasons: string[] = [];
  for (const [how, attempt] of [
    ['the official release', () => downloadSfu(cached, deps)],
    ['a build from source', () => buildSfu(cached, deps)],
  ] as const) {
    const failure = await attempt();
    if (deps.signal.aborted) return fail('sfu_not_found', 'stopped');
    if (failure === null) {
      const check = await checkSfu(cached);
      if (check.usable) return found(deps, cached, check, `from ${how}`);
      reasons.push(`${how}: ${check.why}`);
    } else {
      reasons.push(`${how}: ${failure}`);
    }
    deps.say(`Not ${reasons.at(-1)}.`);
  }
  return fail('sfu_not_found', howToInstall(deps.platform));
}

function found(deps: FindSfuDeps, path: string, check: SfuCheck & { usable: true }, how: string): Result<string> {
  deps.say(`livekit-server ${check.version} ${how}: ${path}`);
  return succeed(path);
}

function whichSfu(path: string): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder || '.', 'livekit-server');
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not in this one.
    }
  }
  return null;
}

function howToInstall(platform: NodeJS.Platform): string {
  const ready =
    platform === 'darwin'
      ? '"brew install livekit"'
      : `livekit-server ${SFU_VERSION} from https://github.com/livekit/livekit/releases, put on PATH or named by --sfu`;
  return `no livekit-server could be had. Install ${ready}; or install Go 1.26 or newer from https://go.dev/dl/, and start again`;
}
