import { signal } from '@preact/signals';

/** What this viewer has said to a film: shown, hidden, or nothing yet. */
type Choice = 'shown' | 'hidden';

const choices = signal<ReadonlyMap<string, Choice>>(new Map());

/** Nothing is loaded for a film before this says `shown`. Each film is asked about. */
export const choiceFor = (video: string): Choice | null => choices.value.get(video) ?? null;

export function choose(video: string, is: Choice): void {
  choices.value = new Map(choices.peek()).set(video, is);
}

/** Nothing is on any more. */
export function forgetChoices(): void {
  choices.value = new Map();
}
