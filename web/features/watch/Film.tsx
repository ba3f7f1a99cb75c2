import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { isYouTubeId, readWatch, type Watch } from '../../../worker/protocol/watch.ts';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { watchWords, type WatchWords } from '../../i18n/watch/watchWords.ts';
import '../../styles/watch.css';
import { choiceFor, choose, forgetChoices } from './choices.ts';
import { clockTime } from './clockTime.ts';
import { createAsker } from './createAsker.ts';
import { deedOf, type Deed } from './deedOf.ts';
import { Screening } from './Screening.tsx';
import { whatIsSeen } from './whatIsSeen.ts';

interface FilmProps {
  meeting: Meeting;
  call: CallPort;
}

/** What is watched together, beside the faces: an offer first, as nothing is loaded before this viewer's own click. */
export function Film({ meeting, call }: FilmProps) {
  const watch = useComputed(() => readWatch(meeting.watch.value));
  const asker = useMemo(() => createAsker(meeting, watch), [meeting, watch]);
  const news = useNews(watch, meeting);
  useSignalEffect(() => {
    if (watch.value?.video === null) forgetChoices();
  });
  const t = watchWords();
  const on = watch.value;
  const video = on?.video ?? null;
  const choice = video === null ? null : choiceFor(video);
  return (
    <>
      {on && video !== null && choice !== 'hidden' && (
        <section class="film" aria-label={t.film}>
          {choice === 'shown' ? (
            <Screening key={video} video={video} {...{ watch, meeting, call, asker }} news={news} />
          ) : (
            <Offer video={video} from={nameOf(on.from, meeting)} />
          )}
        </section>
      )}
      <p role="status" class="unseen">
        {news.value}
      </p>
    </>
  );
}

/** Somebody shows something. */
function Offer({ video, from }: { video: string; from: string | null }) {
  const t = watchWords();
  return (
    <div class="film-offer">
      <h2>{headingOf(isYouTubeId(video), from, t)}</h2>
      <p>{whatIsSeen(video, t)}</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => choose(video, 'shown')}>
          {t.watchAlong}
        </button>
        <button type="button" class="button quiet" onClick={() => choose(video, 'hidden')}>
          {t.notNow}
        </button>
      </div>
    </div>
  );
}

function headingOf(isYouTube: boolean, from: string | null, t: WatchWords): string {
  if (from === null) return isYouTube ? t.youTubeOn : t.fileOn;
  return isYouTube ? t.showsYouTube(from) : t.showsFile(from);
}

/** Of somebody else who is still here; null: nobody is. */
function nameOf(who: string | null, { people }: Pick<Meeting, 'people'>): string | null {
  return people.value.find(({ seat, self }) => seat === who && !self)?.displayName ?? null;
}

/** What somebody else has done last, in words. */
function useNews(watch: ReadonlySignal<Watch | null>, meeting: Meeting): ReadonlySignal<string> {
  const last = useSignal<{ deed: Deed; after: Watch } | null>(null);
  const before = useRef(watch.peek());
  useSignalEffect(() => {
    const after = watch.value;
    const deed = deedOf(before.current, after);
    before.current = after;
    if (deed !== null && after !== null) last.value = { deed, after };
  });
  return useComputed(() => {
    if (last.value === null) return '';
    const { deed, after } = last.value;
    const isOwn = meeting.people.peek().some(({ seat, self }) => self && seat === after.by);
    return isOwn ? '' : said(deed, nameOf(after.by, meeting), after, watchWords());
  });
}

function said(deed: Deed, name: string | null, { position, rate }: Watch, t: WatchWords): string {
  const who = name ?? t.somebody;
  switch (deed) {
    case 'restrict':
    case 'free':
      return t.deeds[deed];
    case 'seek':
      return t.deeds.seek(who, clockTime(position));
    case 'rate':
      return t.deeds.rate(who, t.rateOf(String(rate)));
    case 'start':
    case 'play':
    case 'pause':
    case 'stop':
      return t.deeds[deed](who);
  }
}
