import { loadCallWords } from '../i18n/i18n.ts';
import { lazily } from './lazily.ts';

/** A chunk and the words that it needs, fetched at the same time. */
async function withWords<T>(chunk: Promise<T>): Promise<T> {
  const [part] = await Promise.all([chunk, loadCallWords()]);
  return part;
}

/** With the name of a chunk's one export in sight, Vite would wrap its import in as many bytes again. */
const alone = <T>(chunk: Promise<T>): Promise<T> => chunk;

/** What most visitors see later than the first pages, or never. */
export const parts = {
  stage: lazily(async () => (await withWords(import('./stage/rehearse.tsx'))).OpeningStage),
  waiting: lazily(async () => (await withWords(import('./door/Waiting.tsx'))).Waiting),
  refused: lazily(async () => (await withWords(import('./door/Refused.tsx'))).Refused),
  end: lazily(async () => (await withWords(import('./end/End.tsx'))).End),
  guessable: lazily(async () => (await withWords(import('./landing/Guessable.tsx'))).Guessable),
  invalidName: lazily(async () => (await withWords(import('./route/InvalidName.tsx'))).InvalidName),
  fleet: lazily(async () => (await alone(import('./fleet/FleetPage.tsx'))).FleetPage),
  signInDialog: lazily(async () => (await withWords(import('./host/SignInDialog.tsx'))).SignInDialog),
  entryCard: lazily(async () => (await withWords(import('./security/EntryCard.tsx'))).EntryCard),
  deviceTrouble: lazily(async () => (await withWords(import('./settings/DeviceTrouble.tsx'))).DeviceTrouble),
  switchCamera: lazily(async () => (await alone(import('./camera/SwitchCamera.tsx'))).SwitchCamera),
  settings: lazily(async () => (await alone(import('./settings/Settings.tsx'))).Settings),
  background: lazily(async () => (await alone(import('./background/BackgroundStatus.tsx'))).BackgroundStatus),
  hearing: lazily(async () => (await alone(import('./hearing/Hearing.tsx'))).Hearing),
  testCertificate: lazily(async () => (await withWords(import('./notice/TestCertificate.tsx'))).TestCertificate),
};
