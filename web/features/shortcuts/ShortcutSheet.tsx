import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { words } from '../../i18n/i18n.ts';
import { shortcutWords } from '../../i18n/shortcuts/shortcutWords.ts';
import '../../styles/shortcuts.css';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { preferences } from '../settings/preferences.ts';
import { shortcuts } from './pressed.ts';
import { shortcutsOff } from './shortcutsMemory.ts';

/** Which keys do what, read off the page that lies below: it names what is there now. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const lines = useMemo(() => [...shortcuts(document)].map(({ key, element }) => ({ key, name: nameOf(element) })), []);
  // Closed, not only taken off the page: then the focus goes back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const on = useSignal(shortcutsOff.load() === '');
  const id = useId();
  const t = shortcutWords();
  const close = words().close;
  const talk = preferences.pushToTalk.on.value ? [{ key: t.space, name: t.holdToTalk }] : [];
  return (
    <dialog ref={dialog} class="dialog shortcuts" aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{t.heading}</h2>
        <button type="button" class="icon-button" aria-label={close} title={close} onClick={onClose}>
          <Icon shape="x" size={20} />
        </button>
      </div>
      <dl class="shortcut-list">
        {[...lines, ...talk, { key: 'Esc', name: t.escape }, { key: '?', name: t.sheet }].map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t.singleKeys}
        hint={t.singleKeysMeaning}
        on={on.value}
        onChange={(next) => {
          on.value = next;
          shortcutsOff.save(next ? '' : 'off');
        }}
      />
    </dialog>
  );
}

const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.textContent;
