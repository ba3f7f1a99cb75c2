import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word as programs write it down: as UTF-8, UTF-16, or somewhere within base64 (RFC 4648, both alphabets). */
function spellings(word: string): Buffer[] {
  const base64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]);
    // The first and the last characters hold bits of the neighbours.
    const core = shifted.toString('base64').replaceAll('=', '').slice(4, -2);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), ...base64.map((text) => Buffer.from(text))];
}

/** Which of these words are there, by their keys. */
export function findWords(words: Readonly<Record<string, string>>, bytes: string | Buffer): string[] {
  const haystack = Buffer.from(bytes);
  return Object.keys(words).filter((key) =>
    spellings(words[key] ?? '').some((spelling) => haystack.includes(spelling)),
  );
}

/** The same for each file of a folder, as "file: key"; a file that goes while this looks is not there. */
export function findWordsInFolder(words: Readonly<Record<string, string>>, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => findWords(words, readIfThere(file)).map((key) => `${file}: ${key}`));
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
