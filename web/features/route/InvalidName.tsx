import type { NameProblem } from '../../../worker/protocol/name.ts';
import { callWords, words } from '../../i18n/i18n.ts';
import { Header } from '../../ui/Header.tsx';

/** For an address that cannot be a meeting's. */
export function InvalidName({ code, goHome }: { code: NameProblem; goHome(): void }) {
  const t = callWords();
  return (
    <div class="page">
      <Header goHome={goHome} />
      <main class="message">
        <h1>{t.invalidHeading}</h1>
        <p class="lede">{words().refusals[code]}</p>
        <div class="actions">
          <button type="button" class="button primary" onClick={goHome}>
            {t.invalidWayOut}
          </button>
        </div>
      </main>
    </div>
  );
}
