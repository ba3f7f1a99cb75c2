import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ConfirmProps {
  heading: string;
  /** What comes of it. */
  children: ComponentChildren;
  /** Why it may not or could not be done; empty: nothing is known against it. */
  problem: string;
  /** The button that does it, and how grave that is. */
  action: string;
  tone: 'primary' | 'danger';
  busy: boolean;
  /** The button that leaves things as they are. */
  keep: string;
  confirm(): void;
  cancel(): void;
}

/** What is not undone with one press is asked about. */
export function Confirm({ heading, children, problem, action, tone, busy, keep, confirm, cancel }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed, not only taken off the page: then the focus goes back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const id = useId();
  return (
    <dialog ref={dialog} class="dialog confirm" aria-labelledby={id} onClose={cancel}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) confirm();
        }}
      >
        <h2 id={id}>{heading}</h2>
        {children}
        <p role="alert" class="note problem">
          {problem}
        </p>
        <div class="actions">
          <button type="submit" class={`button ${tone}`} aria-disabled={busy}>
            {action}
          </button>
          <button type="button" class="button quiet" autofocus={tone === 'danger'} onClick={cancel}>
            {keep}
          </button>
        </div>
      </form>
    </dialog>
  );
}
