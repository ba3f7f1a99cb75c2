import { createModel, effect, signal } from '@preact/signals';
import type { ScreenContent, SharedScreen } from '../../call/CallPort.ts';

/** Why nothing is shared (any more). Each has its own words on the screen. */
export type ShareTrouble =
  | 'system' // the operating system keeps the browser from the screen
  | 'again' // the browser wants another press, as when too long has passed since the last
  | 'failed' // anything else
  | 'silenced' // a host has ended it
  | 'forbidden' // a host does not let guests share
  | 'none' // this browser cannot
  | 'frame'; // the page around ours does not let it

export type Choice =
  | { kind: 'chosen'; video: MediaStreamTrack; audio: MediaStreamTrack | null }
  | { kind: 'cancelled' }
  | { kind: 'failed'; trouble: ShareTrouble };

export interface SharingNeeds {
  /** Lets the person choose in the browser's own picker. */
  choose(): Promise<Choice>;
  /** Calls `act` later; answers the function that prevents it. */
  after(ms: number, act: () => void): () => void;
}

/** How long a trouble is shown. */
const TROUBLE_MS = 12_000;

/** One's own screen, window or tab, shown to everybody: from the picker to whatever ends it. It owns the tracks. */
export const SharingModel = createModel(({ choose, after }: SharingNeeds) => {
  const screen = signal<SharedScreen | null>(null);
  const explaining = signal(false);
  const trouble = signal<ShareTrouble | null>(null);
  const content = signal<ScreenContent>('text');
  /** The picker is open. */
  let choosing = false;
  let over = false;
  let forget = () => {};

  function tell(now: ShareTrouble | null): void {
    forget();
    trouble.value = now;
    forget = now ? after(TROUBLE_MS, () => (trouble.value = null)) : () => {};
  }

  function stop(because: ShareTrouble | null = null): void {
    const was = screen.peek();
    if (!was) return;
    screen.value = null;
    was.video.stop();
    was.audio?.stop();
    tell(because);
  }

  function begin(video: MediaStreamTrack, audio: MediaStreamTrack | null): void {
    // By the browser's own button, with the window that is shared, or with the system's leave.
    video.addEventListener('ended', () => screen.peek()?.video === video && stop());
    audio?.addEventListener('ended', () => {
      const now = screen.peek();
      if (now?.audio === audio) screen.value = { ...now, audio: null };
    });
    screen.value = { video, audio, content: content.peek() };
    if (over || video.readyState === 'ended') stop();
  }

  async function start(): Promise<void> {
    explaining.value = false;
    if (choosing || screen.peek()) return;
    tell(null);
    choosing = true;
    const choice = await choose();
    choosing = false;
    if (choice.kind === 'chosen') begin(choice.video, choice.audio);
    else if (choice.kind === 'failed') tell(choice.trouble);
  }

  effect(() => () => {
    over = true;
    stop();
    forget();
  });

  return {
    screen,
    /** What this browser cannot share is being said, before the picker opens. */
    explaining,
    trouble,
    content,
    start,
    stop,
    tell,
    /** Text or film: the picture goes on meanwhile. */
    expect: (next: ScreenContent) => {
      content.value = next;
      const now = screen.peek();
      if (now) screen.value = { ...now, content: next };
    },
  };
});

export type Sharing = InstanceType<typeof SharingModel>;
