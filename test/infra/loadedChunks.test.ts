import { expect, test } from 'vitest';
import type { Chunk } from '../../infra/size/Chunk.ts';
import { loadedChunks, weigh } from '../../infra/size/loadedChunks.ts';

const aChunk = (file: string, gzip: number, imports: string[] = []): Chunk => ({
  file,
  gzip,
  imports,
  isEntry: false,
  module: null,
});

test('weighs what a browser loads: a root and all that it imports, each once, and nothing else', () => {
  const entry = aChunk('entry.js', 100, ['shared.js']);
  const door = aChunk('door.js', 20, ['shared.js', 'entry.js', 'deep.js']);
  const shared = aChunk('shared.js', 3, ['deep.js']);
  const deep = aChunk('deep.js', 1);
  const stage = aChunk('stage.js', 1000, ['shared.js']);
  const loaded = loadedChunks([entry, door, shared, deep, stage], [entry, door]);
  expect(new Set(loaded)).toEqual(new Set([entry, door, shared, deep]));
  expect(weigh(loaded)).toBe(124);
});
