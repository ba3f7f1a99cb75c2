import type { ComponentChildren } from 'preact';

interface HomeLinkProps {
  class: string;
  label?: string;
  goHome(): void;
  children: ComponentChildren;
}

/** A link to the start page that does not load the page anew, unless the person asks for another tab or window. */
export function HomeLink({ class: className, label, goHome, children }: HomeLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goHome();
  };
  return (
    <a class={className} href="/" aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}
