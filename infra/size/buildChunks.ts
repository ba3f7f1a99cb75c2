import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Chunk } from './Chunk.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the client as it is shipped, without writing it, and answers its JavaScript. */
export async function buildChunks(): Promise<Chunk[]> {
  const built = await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn', build: { write: false } });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return outputs
    .flatMap(({ output }) => output)
    .filter((file) => file.type === 'chunk')
    .map((chunk) => ({
      file: chunk.fileName,
      isEntry: chunk.isEntry,
      module: chunk.isDynamicEntry && chunk.facadeModuleId ? relative(root, chunk.facadeModuleId) : null,
      imports: chunk.imports,
      gzip: gzipSync(chunk.code).byteLength,
    }));
}
