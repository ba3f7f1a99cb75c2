import { batch, computed, createModel, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { CallPort } from '../CallPort.ts';
import type { Keepsake } from '../keepsake.ts';
import type { Meeting } from '../Meeting.ts';
import { realClock, type Clock } from '../../control/Clock.ts';
import { bringIn } from './scene/bringIn.ts';
import { chooseMain, chooseMode, CHOICES, type Choice } from './scene/chooseMode.ts';
import { chooseSpeaker, type Speaker } from './scene/chooseSpeaker.ts';
import { compose } from './scene/compose.ts';
import { exchanged, keepOrder } from './scene/keepOrder.ts';
import { isScreen, screenOf, type TileKey } from './scene/tileKey.ts';
import { inOrderOfComing, steady } from './scene/steady.ts';
import { hear, holdsForth, type Voices } from './scene/voices.ts';

/** Pixels between tiles. */
const GAP = 8;
/** While somebody speaks who cannot be seen well, this often it is looked whether they can be brought in by now. */
const LOOK_MS = 400;

interface Surroundings {
  readonly meeting: Pick<Meeting, 'people'>;
  readonly call: Pick<CallPort, 'peers' | 'screen' | 'speakers'>;
  readonly clock?: Clock;
  /** Keeps the viewer's choice on the device. */
  readonly memory: Keepsake;
  /** Of the area of all tiles. */
  readonly size: ReadonlySignal<{ readonly width: number; readonly height: number }>;
}

const isChoice = (word: string): word is Choice => CHOICES.some((choice) => choice === word);

/** What is seen of a meeting, and where: the rules of scene/ at work on what happens. */
export const SeeingModel = createModel(({ meeting, call, clock = realClock, memory, size }: Surroundings) => {
  const remembered = memory.load();
  const choice = signal<Choice>(isChoice(remembered) ? remembered : 'auto');
  const wish = signal<TileKey | null>(null);
  const studied = signal<string | null>(null);
  const asked = signal(0);
  const order = signal<readonly TileKey[]>([]);
  const speaker = signal<Speaker | null>(null);
  let voices: Voices = new Map();
  let forget = () => {};

  const self = computed(() => meeting.people.value.find((person) => person.self)?.seat ?? null);
  const others = computed(() => meeting.people.value.flatMap((person) => (person.self ? [] : person.seat)));
  const screens = inOrderOfComing(() =>
    call.peers.value.flatMap(({ seat, screen }) => (screen.value && others.value.includes(seat) ? screenOf(seat) : [])),
  );
  const ownScreen = computed(() => (call.screen.value && self.value !== null ? [screenOf(self.value)] : []));
  const present = computed(() => [
    ...meeting.people.value.map(({ seat }) => seat),
    ...screens.value,
    ...ownScreen.value,
  ]);
  const pinned = computed(() => (wish.value !== null && present.value.includes(wish.value) ? wish.value : null));
  const happening = computed(() => ({
    choice: choice.value,
    pinned: pinned.value,
    screens: screens.value,
    count: present.value.length,
  }));
  const mode = computed(() => chooseMode(happening.value));
  let before: TileKey | null = null;
  const main = computed(() => {
    before = chooseMain(mode.value, happening.value, speaker.value?.seat ?? null, before);
    return before;
  });
  const scene = computed(() =>
    compose({ mode: mode.value, main: main.value, order: order.value, page: asked.value, ...size.value, gap: GAP }),
  );
  const visible = steady(() => [...scene.value.places.keys()]);

  /** On the page from now on, at the cost of who is silent there. */
  function show(wanted: readonly TileKey[]): void {
    const large = main.peek();
    const page = visible.peek().filter((key) => key !== large);
    const unseen = wanted.filter((key) => key !== large && !page.includes(key));
    if (unseen.length === 0) return;
    const fixed = new Set([self.peek() ?? '', ...page.filter(isScreen)]);
    order.value = bringIn(order.peek(), page, unseen, fixed, voices, clock.now());
  }

  function look(): void {
    forget();
    const now = clock.now();
    const speaking = call.speakers.peek().filter((seat) => others.peek().includes(seat));
    batch(() => {
      const next = chooseSpeaker(speaker.peek(), speaking, voices, others.peek(), now);
      if (next?.seat !== speaker.peek()?.seat) speaker.value = next;
      show(speaking.filter((seat) => holdsForth(voices, seat, now)));
    });
    const unseen = speaking.some(
      (seat) => !visible.peek().includes(seat) || (mode.peek() !== 'grid' && speaker.peek()?.seat !== seat),
    );
    forget = unseen ? clock.after(LOOK_MS, look) : () => {};
  }

  effect(() => {
    const now = present.value;
    const known = new Set(order.peek());
    const next = keepOrder(order.peek(), now);
    untracked(() => {
      order.value = next;
      // What is shared is there to be seen.
      show(now.filter((key) => isScreen(key) && !known.has(key)));
    });
  });
  effect(() => {
    voices = hear(voices, call.speakers.value, clock.now());
    // Whoever has come or gone may be the speaker.
    void others.value;
    untracked(look);
  });
  // The large tile has its slot, too, into which the one before it steps: so the others stay where they are.
  let large: TileKey | null = null;
  effect(() => {
    const next = main.value;
    const last = large;
    large = next;
    if (last === null || next === null || last === next) return;
    const now = order.peek();
    if (now.includes(last) && now.includes(next)) order.value = exchanged(now, last, next);
  });
  effect(() => () => forget());

  /** The one tile that matters most, where there is room for one. */
  const focus = computed(() => {
    const seen = present.value;
    return (
      [main.value, speaker.value?.seat ?? null, self.value].find((key) => key !== null && seen.includes(key)) ?? null
    );
  });

  return {
    choice,
    focus,
    mode,
    main,
    pinned,
    scene,
    visible,
    choose(next: Choice) {
      memory.save(next === 'auto' ? '' : next);
      batch(() => {
        choice.value = next;
        // Asked for anew, a layout shows what it shows by itself.
        wish.value = null;
        asked.value = 0;
      });
    },
    /** Large from now on, or not any more. */
    pin(key: TileKey) {
      wish.value = pinned.peek() === key ? null : key;
    },
    /** Whose figures are looked at; null: nobody's in particular. */
    studied,
    turn(pages: 1 | -1) {
      const { page, pages: last } = scene.peek();
      asked.value = Math.min(Math.max(page + pages, 0), last - 1);
    },
  };
});

export type Seeing = InstanceType<typeof SeeingModel>;
