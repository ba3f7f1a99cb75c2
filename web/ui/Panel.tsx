import type { ComponentChildren } from 'preact';
import { useCallback, useId } from 'preact/hooks';
import { words } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';

interface PanelProps {
  title: string;
  onClose(): void;
  /** It is as high as it can be, and what is in it scrolls by itself. */
  fill?: boolean;
  children: ComponentChildren;
}

/** Beside the tiles, or over them on a narrow screen. It takes the focus when it opens; Escape closes it. */
export function Panel({ title, onClose, fill = false, children }: PanelProps) {
  const focus = useCallback((element: HTMLElement | null) => element?.focus({ preventScroll: true }), []);
  const titleId = useId();
  const t = words();
  return (
    <section class={fill ? 'panel panel-fill' : 'panel'} aria-labelledby={titleId} tabIndex={-1} ref={focus}>
      <div class="panel-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon-button" aria-label={t.close} title={t.close} onClick={onClose}>
          <Icon shape="x" size={20} />
        </button>
      </div>
      <div class="panel-body">{children}</div>
    </section>
  );
}
