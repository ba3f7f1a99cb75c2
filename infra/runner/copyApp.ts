import { cpSync, existsSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fail, succeed, type Result } from './result.ts';
import type { BundleModule } from './workerdConfig.ts';

export interface App {
  front: BundleModule;
  main: readonly BundleModule[];
  /** Absolute. */
  web: string;
}

const KINDS: Readonly<Record<string, BundleModule['kind']>> = {
  js: 'esModule',
  mjs: 'esModule',
  wasm: 'wasm',
  txt: 'text',
  bin: 'data',
};

/** Copies what has been built into the state folder; a running box reads it from there. Paths are relative to `folder`'s parent. */
export function copyApp(dist: string, folder: string): Result<App> {
  for (const file of ['web/index.html', 'worker/index.js', 'front/front.js']) {
    if (!existsSync(join(dist, file))) return fail('build_failed', `${join(dist, file)} is missing`);
  }
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['web', 'worker', 'front']) cpSync(join(dist, part), join(folder, part), { recursive: true });
  compress(join(folder, 'web'));
  const modules = readdirSync(join(folder, 'worker'), { recursive: true, encoding: 'utf8' }).flatMap(
    (name): BundleModule[] => {
      const kind = KINDS[name.slice(name.lastIndexOf('.') + 1)];
      return kind ? [{ name, path: `app/worker/${name}`, kind }] : [];
    },
  );
  return succeed({
    front: { name: 'front.js', path: 'app/front/front.js', kind: 'esModule' },
    main: modules.toSorted((a, b) => Number(b.name === 'index.js') - Number(a.name === 'index.js')),
    web: join(folder, 'web'),
  });
}

/** Of 0 to 11: nearly the smallest, in a fraction of the time. Programs for WebAssembly are large, and take seconds beyond 5. */
const QUALITY = { text: 9, wasm: 5 };

/** Puts a Brotli form (RFC 7932) beside each file that becomes smaller; the front serves it to whoever takes it. */
function compress(web: string): void {
  for (const name of globSync('**/*.{js,css,html,svg,json,txt,webmanifest,wasm}', { cwd: web })) {
    const file = join(web, name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: name.endsWith('.wasm') ? QUALITY.wasm : QUALITY.text };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
  }
}
