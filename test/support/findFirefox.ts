import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { installDebian } from './installDebian.ts';

const run = promisify(execFile);
const programs = ['firefox-esr', 'firefox'];
const elsewhere = ['/Applications/Firefox.app/Contents/MacOS/firefox', '/snap/bin/firefox'];

/**
 * A Firefox that can be started: NARADA_FIREFOX, else an installed one, else Debian's by apt where we are root. Null where
 * none is to be had.
 */
export async function findFirefox(): Promise<string | null> {
  const named = process.env['NARADA_FIREFOX'];
  if (named !== undefined && named !== '') return named;
  const before = await installed();
  if (before !== null) return before;
  if (!(await installDebian('firefox-esr'))) return null;
  return installed();
}

async function installed(): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...folders.flatMap((folder) => programs.map((program) => join(folder, program))), ...elsewhere];
  for (const place of places) {
    const isThere = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere && (await speaks(place))) return place;
  }
  return null;
}

/** Some systems have a program of this name that only says how to install the real one. */
const speaks = (place: string) =>
  run(place, ['--version'], { timeout: 30_000 }).then(
    ({ stdout }) => stdout.includes('Firefox'),
    () => false,
  );
