import { callWords } from '../../i18n/i18n.ts';

/** The name is short: it can be used, but should not be by mistake. */
export function Guessable({ useAnyway }: { useAnyway(): void }) {
  const t = callWords();
  return (
    <div class="advice">
      <p>{t.guessable}</p>
      <button type="button" class="button" onClick={useAnyway}>
        {t.useAnyway}
      </button>
    </div>
  );
}
