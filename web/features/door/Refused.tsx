import type { Refusal } from '../../call/Meeting.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';

/** Why the meeting said no, and what to do next. */
export function Refused({ code }: { code: Refusal['code'] }) {
  return <p>{refusalWords(code)}</p>;
}
