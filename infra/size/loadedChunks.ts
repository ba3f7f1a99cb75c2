import type { Chunk } from './Chunk.ts';

/** What a browser has loaded once it has all of `roots`: those chunks and whatever they import statically. */
export function loadedChunks(chunks: readonly Chunk[], roots: readonly Chunk[]): Set<Chunk> {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const loaded = new Set<Chunk>();
  const load = (chunk: Chunk) => {
    if (loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const file of chunk.imports) {
      const imported = byFile.get(file);
      if (imported) load(imported);
    }
  };
  roots.forEach(load);
  return loaded;
}

/** Bytes of gzip that all of them weigh. */
export const weigh = (chunks: Iterable<Chunk>): number => [...chunks].reduce((sum, { gzip }) => sum + gzip, 0);
