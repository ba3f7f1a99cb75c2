import { loadCallWords } from '../i18n/i18n.ts';
import { lazily } from './lazily.ts';

/** A chunk and the words that it needs, fetched at the same time. */
async function withWords<T>(chunk: Promise<T>): Promise<T> {
  const [part] = await Promise.all([chunk, loadCallWords()]);
  return part;
}

/** What most visitors see later than the first pages, or never. */
export const parts = {
  stage: lazily(async () => withWords(import('./stage/rehearse.tsx'))),
  waiting: lazily(async () => (await withWords(import('./door/Waiting.tsx'))).Waiting),
  refused: lazily(async () => (await withWords(import('./door/Refused.tsx'))).Refused),
  end: lazily(async () => (await withWords(import('./end/End.tsx'))).End),
  fleet: lazily(async () => (await import('./fleet/FleetPage.tsx')).FleetPage),
  signInDialog: lazily(async () => (await withWords(import('./host/SignInDialog.tsx'))).SignInDialog),
  entryCard: lazily(async () => (await withWords(import('./security/EntryCard.tsx'))).EntryCard),
  deviceTrouble: lazily(async () => (await withWords(import('./settings/DeviceTrouble.tsx'))).DeviceTrouble),
  settings: lazily(async () => (await import('./settings/Settings.tsx')).Settings),
  background: lazily(async () => (await import('./background/BackgroundStatus.tsx')).BackgroundStatus),
  hearing: lazily(async () => (await import('./hearing/Hearing.tsx')).Hearing),
  testCertificate: lazily(async () => (await withWords(import('./notice/TestCertificate.tsx'))).TestCertificate),
};
