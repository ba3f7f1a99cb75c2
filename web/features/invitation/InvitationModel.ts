import { createModel, signal } from '@preact/signals';

/** byHand: the browser refused to copy, so the link is shown, selected. */
export type CopyOutcome = 'none' | 'copied' | 'byHand';

export const InvitationModel = createModel((link: string, write: (text: string) => Promise<void>) => {
  const outcome = signal<CopyOutcome>('none');
  return {
    outcome,
    copy: async () => {
      outcome.value = 'none';
      outcome.value = await write(link).then(
        () => 'copied' as const,
        () => 'byHand' as const,
      );
    },
  };
});
