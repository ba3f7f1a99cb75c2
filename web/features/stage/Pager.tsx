import { useComputed } from '@preact/signals';
import { callWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Seeing } from '../../call/room/SeeingModel.ts';

/** Turns the pages, where there are several. */
export function Pager({ seeing }: { seeing: Seeing }) {
  const { page, pages, pager } = seeing.scene.value;
  const style = useComputed(() => {
    const around = seeing.scene.value.pager?.around;
    return around
      ? `left: ${around.x}px; top: ${around.y}px; width: ${around.width}px; height: ${around.height}px`
      : '';
  });
  const t = callWords();
  if (!pager) return null;
  const turn = (by: 1 | -1, name: string, end: boolean) => (
    <button
      type="button"
      class="pager-button"
      aria-label={name}
      title={name}
      aria-disabled={end}
      aria-keyshortcuts={by < 0 ? 'PageUp' : 'PageDown'}
      onClick={() => seeing.turn(by)}
    >
      <Icon shape={by < 0 ? 'chevron-left' : 'chevron-right'} />
    </button>
  );
  return (
    <div class={pager.sides ? 'pager pager-sides' : 'pager'} style={style}>
      {turn(-1, t.previousPage, page === 0)}
      <p role="status" class="pager-page">
        <span class="unseen">{t.pageOf(page + 1, pages)}</span>
        <span aria-hidden="true">
          {page + 1}/{pages}
        </span>
      </p>
      {turn(1, t.nextPage, page === pages - 1)}
    </div>
  );
}
