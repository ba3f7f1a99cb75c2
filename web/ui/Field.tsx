import type { ComponentChildren, Ref } from 'preact';
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { words } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';

interface FieldProps {
  label: string;
  value: string;
  onInput(value: string): void;
  /** What is wrong with the value, in words. */
  problem?: string | null;
  hint?: string | undefined;
  /** Dots instead of characters, and a button that shows them. */
  secret?: boolean;
  autocomplete?: string;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement>;
  /** Tells password managers what it is. */
  formName?: string;
  /** In front of the text, such as the site's address. */
  prefix?: string;
  children?: ComponentChildren;
}

/** A labelled line of text with its hint or its problem, tied together for assistive technology. */
export function Field({
  label,
  value,
  onInput,
  problem,
  hint,
  secret = false,
  prefix,
  formName,
  children,
  inputRef,
  ...rest
}: FieldProps) {
  const id = useId();
  const shown = useSignal(false);
  const t = words();
  const note = problem ?? hint;
  const kind = secret && !shown.value ? { type: 'password' as const } : { type: 'text' as const };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class={problem ? 'input input-wrong' : 'input'}>
        {prefix && <span class="input-prefix">{prefix}</span>}
        <input
          {...rest}
          ref={inputRef ?? null}
          id={id}
          {...kind}
          name={formName}
          value={value}
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {secret && (
          <button
            type="button"
            class="input-button"
            aria-label={shown.value ? t.hide : t.show}
            title={shown.value ? t.hide : t.show}
            onClick={() => (shown.value = !shown.value)}
          >
            {shown.value ? <Icon shape="eye-off" size={20} /> : <Icon shape="eye" size={20} />}
          </button>
        )}
        {children}
      </div>
      {note && (
        <p id={`${id}-note`} class={problem ? 'note problem' : 'note'}>
          {note}
        </p>
      )}
    </div>
  );
}
