import { useModel } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting, Participant } from '../../call/Meeting.ts';
import { language } from '../../i18n/i18n.ts';
import { statisticsWords } from '../../i18n/statistics/statisticsWords.ts';
import '../../styles/statistics.css';
import { StatisticsModel } from './StatisticsModel.ts';
import type { Line, Stream } from './summarize.ts';

interface StatisticsProps {
  meeting: Pick<Meeting, 'people'>;
  call: CallPort;
  /** Whose figures come first; null: one's own. */
  first: string | null;
}

/** What is sent and received at this moment: of the line, and of each person from whom anything comes. */
export function Statistics({ meeting, call, first }: StatisticsProps) {
  const { summary } = useModel(() => new StatisticsModel(call));
  const t = statisticsWords();
  const now = summary.value;
  if (!now) return <p role="status">{t.none}</p>;
  const of = ({ self, seat }: Participant) =>
    now.streams.filter(({ owner }) => (self ? owner.seat === null : owner.seat === seat));
  const people = meeting.people.value
    .map((person) => ({ person, streams: of(person) }))
    .filter(({ streams }) => streams.length > 0)
    .toSorted((a, b) => Number(b.person.seat === first) - Number(a.person.seat === first));
  return (
    <>
      <LineFigures line={now.line} />
      {people.map(({ person, streams }) => (
        <Figures key={person.seat} name={person.self ? t.sentByYou : person.displayName} streams={streams} />
      ))}
    </>
  );
}

function LineFigures({ line }: { line: Line }) {
  const t = statisticsWords();
  const way = line.relayed === null ? t.unknown : line.relayed ? t.relayed : t.direct;
  return (
    <dl class="figures">
      <dt>{t.way}</dt>
      <dd>{[way, line.transport].filter((part) => part !== null).join(', ')}</dd>
      <dt>{t.roundTrip}</dt>
      <dd>{line.roundTripMs === null ? t.unknown : t.milliseconds(line.roundTripMs)}</dd>
    </dl>
  );
}

function Figures({ name, streams }: { name: string; streams: readonly Stream[] }) {
  const t = statisticsWords();
  return (
    <table class="figures-table">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.bitrate}</th>
          <th scope="col">{t.loss}</th>
          <th scope="col">{t.picture}</th>
          <th scope="col">{t.codec}</th>
        </tr>
      </thead>
      <tbody>
        {streams.map(({ owner, kbps, lossPercent, width, height, fps, codec }) => (
          <tr key={owner.kind}>
            <th scope="row">{t.kinds[owner.kind]}</th>
            <td>{kbps === null ? '–' : t.kbps(rounded(kbps, 0))}</td>
            <td>{lossPercent === null ? '–' : t.percent(rounded(lossPercent, 1))}</td>
            <td>
              {width === null || height === null ? '–' : `${width}×${height}`}
              {width !== null && fps !== null && <span class="figures-rate">{t.fps(rounded(fps, 0))}</span>}
            </td>
            <td>{codec ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rounded = (value: number, digits: number) =>
  value.toLocaleString(language.value, { maximumFractionDigits: digits });
