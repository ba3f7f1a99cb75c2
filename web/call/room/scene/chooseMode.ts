import { isScreen, type TileKey } from './tileKey.ts';

/** What a viewer has asked for. `auto`: what fits what happens. */
export const CHOICES = ['auto', 'grid', 'speaker', 'side'] as const;
export type Choice = (typeof CHOICES)[number];
/** grid: all alike. speaker: one large, few others in a row. side: one large, the others beside it in a grid. */
export type Mode = 'grid' | 'speaker' | 'side';

interface Happening {
  readonly choice: Choice;
  readonly pinned: TileKey | null;
  /** What others share, the oldest first. */
  readonly screens: readonly TileKey[];
  /** How many tiles there are in all. */
  readonly count: number;
}

/** A pinned tile is large whatever was asked for; where there is but one tile, there is nothing to choose. */
export function chooseMode({ choice, pinned, screens, count }: Happening): Mode {
  if (count < 2) return 'grid';
  if (choice === 'speaker' || choice === 'side') return choice;
  if (pinned !== null) return isScreen(pinned) ? 'side' : 'speaker';
  return choice === 'auto' && screens.length > 0 ? 'side' : 'grid';
}

/**
 * The large tile; null in a grid. What is pinned comes first, then what is shared, then who speaks. A share that is looked at
 * stays, whatever else is shared meanwhile.
 */
export function chooseMain(
  mode: Mode,
  { pinned, screens }: Pick<Happening, 'pinned' | 'screens'>,
  speaker: string | null,
  before: TileKey | null,
): TileKey | null {
  if (mode === 'grid') return null;
  if (pinned !== null) return pinned;
  if (before !== null && screens.includes(before)) return before;
  return screens[0] ?? speaker;
}
