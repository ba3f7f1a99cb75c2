/** A piece of a message: text, or a link with the address that it leads to. */
export interface Piece {
  /** Where in the message it begins. */
  readonly at: number;
  readonly text: string;
  readonly href: string | null;
}

const CANDIDATE = /https?:\/\/[^\s<>"]+/giu;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?'"…*_~]$/u;

/**
 * The pieces of a message, in order. Only addresses that begin with http:// or https:// become links. One that hides where
 * it leads, by a name before an @, stays text; one whose host has letters other than ASCII's is shown as the network knows it.
 */
export function findLinks(message: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const push = (at: number, text: string, href: string | null) => text !== '' && pieces.push({ at, text, href });
  for (const { 0: candidate, index } of message.matchAll(CANDIDATE)) {
    const typed = withoutTrailing(candidate);
    const url = safeUrl(typed);
    if (!url) continue;
    push(end, message.slice(end, index), null);
    push(index, isPlainHost(typed) ? typed : url.href, url.href);
    end = index + typed.length;
  }
  push(end, message.slice(end), null);
  return pieces;
}

/** A closing bracket belongs to the sentence unless the address has opened it. */
function withoutTrailing(address: string): string {
  for (;;) {
    const last = address.at(-1) ?? '';
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    const isOpened = opening !== undefined && address.split(opening).length >= address.split(last).length;
    if (isOpened || (opening === undefined && !TRAILING.test(address))) return address;
    address = address.slice(0, -1);
  }
}

function safeUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

const isPlainHost = (address: string) => /^https?:\/\/[\x21-\x7e]*?(?:[/?#]|$)/iu.test(address);
