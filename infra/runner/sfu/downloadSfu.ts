import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { SFU_VERSION, sfuArchive } from '../../../sfu-config/release.ts';
import { reason } from '../result.ts';
import { runTool } from '../runTool.ts';
import type { FindSfuDeps } from './FindSfuDeps.ts';

/** Without a byte for this long a download is given up. */
const STALL_MS = 15_000;
const PROGRESS_EVERY_MS = 5_000;

/**
 * Puts the binary of the official release at `target`, checked against the published checksums. Null, or why it could
 * not be had; nothing half-done stays behind.
 */
export async function downloadSfu(target: string, deps: FindSfuDeps): Promise<string | null> {
  const archive = sfuArchive(deps.platform, deps.arch);
  if (archive === null) return `there is none for ${deps.platform} ${deps.arch}`;
  const base = `${deps.releases}/v${SFU_VERSION}`;
  const work = join(dirname(target), `download-${randomUUID()}`);
  mkdirSync(work);
  try {
    const expected = checksumOf(archive, await fetchText(`${base}/checksums.txt`, deps.signal));
    if (expected === null) return `${base}/checksums.txt does not list ${archive}`;
    deps.say(`Downloading ${base}/${archive} …`);
    const file = join(work, archive);
    const actual = await fetchFile(`${base}/${archive}`, file, deps);
    if (actual !== expected) return `the checksum of ${archive} is wrong (${actual}, published is ${expected})`;
    const tar = await runTool('tar', ['-xzf', file, '-C', work, 'livekit-server'], deps);
    const binary = join(work, 'livekit-server');
    if (tar.code !== 0 || !existsSync(binary)) return `${archive} cannot be unpacked: ${tar.output.trim()}`;
    chmodSync(binary, 0o755);
    renameSync(binary, target);
    return null;
  } catch (error) {
    return explain(error);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The SHA-256 of a file in the format of sha256sum: "<64 hex>  <name>". */
function checksumOf(file: string, checksums: string): string | null {
  for (const line of checksums.split('\n')) {
    const [, hex, name] = /^([0-9a-f]{64})\s+\*?(\S+)\s*$/i.exec(line) ?? [];
    if (name === file && hex !== undefined) return hex.toLowerCase();
  }
  return null;
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(STALL_MS)]) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return await response.text();
}

/** Answers the SHA-256 of what it has written. */
async function fetchFile(url: string, file: string, deps: FindSfuDeps): Promise<string> {
  const stalled = new AbortController();
  const alarm = setTimeout(() => stalled.abort(new Error(`nothing has come for ${STALL_MS / 1000} s`)), STALL_MS);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([deps.signal, stalled.signal]) });
    if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    const hash = createHash('sha256');
    const out = createWriteStream(file, { mode: 0o600 });
    let received = 0;
    let toldAt = Date.now();
    for await (const chunk of response.body) {
      alarm.refresh();
      received += chunk.byteLength;
      hash.update(chunk);
      if (!out.write(chunk)) await once(out, 'drain');
      if (Date.now() - toldAt >= PROGRESS_EVERY_MS) {
        toldAt = Date.now();
        deps.say(`  ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''}`);
      }
    }
    out.end();
    await finished(out);
    return hash.digest('hex');
  } finally {
    clearTimeout(alarm);
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function explain(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return cause.message || ('code' in cause ? String(cause.code) : reason(error));
  return reason(error);
}
