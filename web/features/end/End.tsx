import { callWords, words } from '../../i18n/i18n.ts';
import { Header } from '../../ui/Header.tsx';
import { HomeLink } from '../../ui/HomeLink.tsx';

interface EndProps {
  reason: 'left' | 'elsewhere' | 'outdated' | 'removed' | 'over';
  rejoin(): void;
  reload(): void;
  goHome(): void;
}

export function End({ reason, rejoin, reload, goHome }: EndProps) {
  const t = callWords();
  const said = {
    left: { heading: t.leftHeading, line: t.leftLine },
    elsewhere: { heading: t.elsewhereHeading, line: t.elsewhereLine },
    outdated: { heading: t.outdatedHeading, line: t.outdatedLine },
    removed: { heading: t.removedHeading, line: t.removedLine },
    over: { heading: t.overHeading, line: t.overLine },
  }[reason];
  return (
    <div class="page">
      <Header goHome={goHome} />
      <main class="message">
        <h1>{said.heading}</h1>
        <p class="lede">{said.line}</p>
        <div class="actions">
          {reason !== 'removed' && (
            <button type="button" class="button primary" onClick={reason === 'outdated' ? reload : rejoin}>
              {reason === 'outdated' ? words().reload : t.rejoin}
            </button>
          )}
          <HomeLink class="button" goHome={goHome}>
            {t.newMeeting}
          </HomeLink>
        </div>
      </main>
    </div>
  );
}
