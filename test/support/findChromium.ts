import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { installDebian } from './installDebian.ts';

const run = promisify(execFile);
const minutes = (n: number) => n * 60_000;

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export interface Chromium {
  executable: string;
  /** How it was come by, for people. */
  how: string;
}

/**
 * A Chromium or Chrome that can be started: NARADA_CHROMIUM, else an installed one, else Playwright's own, downloaded
 * if need be, else Debian's by apt where we are root. Rejects with what to do where none is to be had.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['NARADA_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (await isExecutable(named)) return { executable: named, how: 'named by NARADA_CHROMIUM' };
    throw new Error(`NARADA_CHROMIUM is ${named}, but there is no program there.`);
  }
  return (
    (await installed()) ??
    (await byPlaywright()) ??
    (await byApt()) ??
    fail('No Chromium found and none could be installed. Install Chromium or Chrome, or set NARADA_CHROMIUM to one.')
  );
}

async function installed(): Promise<Chromium | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...folders.flatMap((folder) => programs.map((program) => join(folder, program))), ...elsewhere];
  for (const executable of places) if (await isExecutable(executable)) return { executable, how: 'installed' };
  return null;
}

/** The download may be barred or may hang, so it has a time limit. */
async function byPlaywright(): Promise<Chromium | null> {
  const found = async (how: string) => {
    const executable = chromium.executablePath();
    return (await isExecutable(executable)) ? { executable, how } : null;
  };
  const before = await found("Playwright's own");
  if (before !== null) return before;
  console.log('No Chromium is installed: asking Playwright for its own …');
  await run('playwright', ['install', 'chromium'], { timeout: minutes(3) }).catch(() => null);
  return found('installed by Playwright');
}

async function byApt(): Promise<Chromium | null> {
  console.log('Playwright could not install one.');
  if (!(await installDebian('chromium'))) return null;
  const found = await installed();
  return found && { ...found, how: 'installed by apt' };
}

const isExecutable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

function fail(message: string): never {
  throw new Error(message);
}
