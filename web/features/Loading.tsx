import { words } from '../i18n/i18n.ts';

/** A page's chunk is on its way; or it cannot be had, as when the server has been updated, and a reload helps. */
export function Loading({ failed }: { failed: boolean }) {
  const t = words();
  return (
    <main class="message">
      <p role="status">{failed ? t.refusals.offline : t.loading}</p>
      {failed && (
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {t.reload}
        </button>
      )}
    </main>
  );
}
