import type { ComponentType } from 'preact';
import type { Lazy } from './lazily.ts';
import { Loading } from './Loading.tsx';

interface LaterProps<P> {
  part: Lazy<ComponentType<P>>;
  props: P;
  /** It is the whole page: that it is on its way, or cannot be had, is said. */
  page?: boolean;
}

/** Fetches a part and shows it as soon as it is there; nothing until then. */
export function Later<P extends object>({ part: { part, load }, props, page }: LaterProps<P>) {
  load();
  const { value } = part;
  if (value.kind !== 'ready') return page ? <Loading failed={value.kind === 'failed'} /> : null;
  const Part = value.value;
  return <Part {...props} />;
}
