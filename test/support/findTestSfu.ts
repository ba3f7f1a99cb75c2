import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Guard } from '../../infra/runner/guard.ts';
import type { Result } from '../../infra/runner/result.ts';
import { findSfu } from '../../infra/runner/sfu/findSfu.ts';
import { cacheFolder } from '../../infra/runner/statePaths.ts';
import { SFU_RELEASES } from '../../sfu-config/release.ts';

/** The livekit-server of the tests: what NARADA_SFU names, else what `npm start` would find here, built if need be. */
export function findTestSfu(guard: Guard): Promise<Result<string>> {
  const { env, platform, arch } = process;
  return findSfu({
    explicit: env['NARADA_SFU'] || null,
    path: env['PATH'] ?? '',
    cache: cacheFolder(env, homedir()),
    releases: env['NARADA_SFU_RELEASES'] ?? SFU_RELEASES,
    platform,
    arch,
    goModule: fileURLToPath(new URL('../../sfu-config', import.meta.url)),
    guard,
    signal: AbortSignal.timeout(10 * 60_000),
    say: console.log,
  });
}
