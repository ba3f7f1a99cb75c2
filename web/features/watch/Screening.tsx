import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Watch } from '../../../worker/protocol/watch.ts';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { watchWords, type WatchWords } from '../../i18n/watch/watchWords.ts';
import { refusalWords } from '../../i18n/refusalWords.ts';
import { isHost } from '../people/isHost.ts';
import { choose } from './choices.ts';
import type { Asker } from './createAsker.ts';
import { createShowing, type Showing } from './createShowing.ts';
import { FilmBar } from './FilmBar.tsx';

interface ScreeningProps {
  video: string;
  watch: ReadonlySignal<Watch | null>;
  meeting: Meeting;
  call: CallPort;
  asker: Asker;
  /** What somebody else has done last. */
  news: ReadonlySignal<string>;
}

/** The film on this screen, its controls below and never over it. */
export function Screening({ video, watch, meeting, call, asker, news }: ScreeningProps) {
  const place = useRef<HTMLDivElement>(null);
  const showing = useSignal<Showing | null>(null);
  const attempt = useSignal(0);
  const t = watchWords();
  useLayoutEffect(() => {
    if (place.current === null) return;
    return show(showing, { video, title: watchWords().film, place: place.current, watch, meeting, call });
  }, [showing, video, watch, meeting, call, attempt.value]);
  const on = watch.value;
  const film = showing.value;
  const mayControl = on !== null && (!on.hostsOnly || isHost(meeting.people.value));
  return (
    <>
      <div class="film-picture" ref={place} />
      {on && film && (
        <div class="film-below">
          <FilmBar
            watch={on}
            showing={film}
            asker={asker}
            mayControl={mayControl}
            root={() => place.current?.parentElement ?? null}
            hide={() => choose(video, 'hidden')}
          />
          <Line film={film} asker={asker} words={lineOf(film, t) || news.value || (mayControl ? '' : t.onlyHosts)}>
            {film.state.value.kind === 'failed' && (
              <button type="button" class="button" onClick={() => attempt.value++}>
                {t.tryAgain}
              </button>
            )}
          </Line>
        </div>
      )}
    </>
  );
}

/** Answers the function that takes it off again. */
function show(showing: Signal<Showing | null>, parts: Parameters<typeof createShowing>[0]): () => void {
  const made = createShowing(parts);
  showing.value = made;
  return () => {
    showing.value = null;
    made.dispose();
  };
}

interface LineProps {
  film: Showing;
  asker: Asker;
  words: string;
  children: ComponentChildren;
}

/** What there is to say of the film, and what can be done about it. */
function Line({ film, asker, words, children }: LineProps) {
  const t = watchWords();
  const isHeld = film.state.value.kind !== 'failed' && film.step.value === 'held';
  const refusal = asker.refusal.value;
  return (
    <div class="film-line">
      <p role="alert" class="problem">
        {refusal && refusalWords(refusal.code)}
      </p>
      <p>{words}</p>
      {isHeld && (
        <button type="button" class="button primary" onClick={() => film.resume()}>
          {t.goOn}
        </button>
      )}
      {children}
    </div>
  );
}

function lineOf(film: Showing, t: WatchWords): string {
  const state = film.state.value;
  if (state.kind === 'failed') return t.failures[state.why];
  if (state.kind === 'loading') return t.loading;
  if (film.step.value === 'held') return t.held;
  if (film.step.value === 'behind') return t.catchingUp;
  return film.isOver.value ? t.ended : '';
}
