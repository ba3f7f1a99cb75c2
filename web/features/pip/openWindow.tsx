import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import type { Seeing } from '../../call/room/SeeingModel.ts';
import { language } from '../../i18n/i18n.ts';
import { PipView } from './PipView.tsx';
import '../../styles/pip.css';

export interface Shown {
  seeing: Seeing;
  meeting: Meeting;
  call: CallPort;
}

/** https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  readonly window: Window | null;
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const SIZE = { width: 360, height: 300 };

/**
 * Opens the small window above all others, or closes it. It closes with the call, too. Rejects where the browser refuses, as
 * when the click that asked for it is too long ago.
 */
export async function openWindow(shown: Shown): Promise<void> {
  const api = (globalThis as unknown as { documentPictureInPicture: DocumentPictureInPicture })
    .documentPictureInPicture;
  if (api.window) return api.window.close();
  const small = await api.requestWindow(SIZE);
  const { document: page } = small;
  copyStyles(page);
  const end = effect(() => {
    page.documentElement.lang = language.value;
    page.title = shown.meeting.name;
    // Over: there is nobody to be seen any more.
    if (shown.meeting.phase.value.kind !== 'call') untracked(() => small.close());
  });
  render(<PipView {...shown} />, page.body);
  small.addEventListener('pagehide', () => {
    end();
    render(null, page.body);
  });
}

/** The window begins without any style, and shares the page's sheets and icons by copies. */
function copyStyles(page: Document): void {
  for (const sheet of document.querySelectorAll('link[rel=stylesheet], style')) page.head.append(sheet.cloneNode(true));
  const icons = document.querySelector('body > svg[hidden]');
  if (icons) page.body.append(icons.cloneNode(true));
  page.documentElement.className = document.documentElement.className;
}
