import type { Policy } from '../../../worker/domain/state.ts';
import type { Manner } from './FakeSfu.ts';

/** `who` and `whom` are places in PEOPLE (cast.ts). */
export type Step =
  | { readonly do: 'pass'; readonly ms: number }
  /** Opens a page where there is none, and joins: with the seat's secret where there is one, else as somebody new. */
  | { readonly do: 'enter'; readonly who: number; readonly password: 'right' | 'wrong' | 'none' }
  | Deed
  /** Connects with a token of theirs, or one of `publish=` (identity#x), past the page. */
  | { readonly do: 'oldToken'; readonly who: number; readonly which: number; readonly twin: boolean }
  /** `steal`: another one's seat with a secret that is made up. */
  | { readonly do: 'steal' | 'remove' | 'coHost'; readonly who: number; readonly whom: number }
  /** `which`: of those that are on their way; `again`: of those that have arrived. */
  | { readonly do: 'webhook'; readonly which: number; readonly how: 'once' | 'twice' | 'lost' | 'again' }
  /** A hint that no SFU sent. `own`: of the meeting that is open. */
  | { readonly do: 'forge'; readonly own: boolean; readonly epoch: number; readonly whom: number | null }
  | { readonly do: 'sfu'; readonly site: string; readonly manner: Manner }
  /** `down`: the Fleet says so. */
  | { readonly do: 'sfuDies' | 'sfuRestarts' | 'sfuBack' | 'drain' | 'down'; readonly site: string }
  | {
      readonly do:
        | 'mistake'
        | 'evict'
        /** All sockets are cut, and nobody tells the object. */
        | 'crash'
        /** The object is thrown out of memory in the middle of its next alarm. */
        | 'alarmCrashes';
    }
  /** Before it reaches the object. Seven times: the platform gives it up. */
  | { readonly do: 'alarmFails'; readonly times: number }
  /** The object's clock, against the world's. */
  | { readonly do: 'clock'; readonly skew: number };

/** What somebody does by themselves. */
export interface Deed {
  readonly do:
    /** Stands at the door. */
    | 'open'
    | 'leave'
    | 'closeTab'
    /** The socket breaks and both ends know it; the media goes on. */
    | 'cut'
    /** The page dies without a word to anybody. */
    | 'vanish'
    /** The same seat in another tab. */
    | 'secondTab'
    | 'mediaDown'
    | 'mediaUp'
    | 'sayLost'
    | 'raiseHand'
    | 'dropHand'
    /** Comes with the secret of the first seat that they ever had. */
    | 'oldResume'
    /** The object is thrown out of memory, and this socket is gone when it comes back. */
    | 'evictAndCut'
    | HostDeed;
  readonly who: number;
}

type HostDeed =
  | 'setPassword'
  | 'removePassword'
  | 'setKnock'
  | 'setOpen'
  | 'lock'
  | 'unlock'
  | 'fewSeats'
  | 'letAllIn'
  | 'letNobodyIn'
  | 'lowerHands'
  | 'end';

export type Farewell = 'leave' | 'closeTab' | 'cut' | 'vanish';

export interface Play {
  readonly opens: Policy['opens'];
  /** Of whatever is left to chance in it: delays, places. */
  readonly seed: number;
  readonly steps: readonly Step[];
  /** Whether the SFUs are well in the end. */
  readonly sfuHeals: boolean;
  /** How each of PEOPLE goes in the end. */
  readonly farewells: readonly Farewell[];
}
