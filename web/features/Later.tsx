import type { ComponentType } from 'preact';
import type { Lazy } from './lazily.ts';

interface LaterProps<P> {
  part: Lazy<ComponentType<P>>;
  props: P;
}

/** Fetches a part and shows it as soon as it is there; nothing until then. */
export function Later<P extends object>({ part: { part, load }, props }: LaterProps<P>) {
  load();
  if (part.value.kind !== 'ready') return null;
  const Part = part.value.value;
  return <Part {...props} />;
}
