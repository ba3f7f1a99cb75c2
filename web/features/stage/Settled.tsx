import { useSignal, useSignalEffect } from '@preact/signals';
import type { CallPort } from '../../call/CallPort.ts';
import type { Meeting } from '../../call/Meeting.ts';
import { whenIdle } from '../../call/whenIdle.ts';
import { Later } from '../Later.tsx';
import { parts } from '../parts.ts';
import { stageParts } from './stageParts.ts';

/** From the connection to what can wait for the first pictures. */
const SETTLE_MS = 500;

/** What is not needed for seeing each other comes after it. */
export function Settled({ meeting, call }: { meeting: Meeting; call: CallPort }) {
  const settled = useSignal(false);
  useSignalEffect(() => {
    if (call.state.value !== 'connected' || settled.peek()) return;
    const timer = setTimeout(() => whenIdle(() => (settled.value = true)), SETTLE_MS);
    return () => clearTimeout(timer);
  });
  if (!settled.value) return null;
  return (
    <>
      <Later part={parts.hearing} props={{ meeting }} />
      <Later part={stageParts.keepAwake} props={{}} />
    </>
  );
}
