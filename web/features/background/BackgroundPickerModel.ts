import { createModel, signal } from '@preact/signals';
import type { Background } from '../../effects/background/createBackground.ts';
import { OWN } from '../../effects/background/choices.ts';
import {
  forgetOwnPicture,
  keepOwnPicture,
  listOwnPictures,
  type OwnPicture,
} from '../../effects/background/ownPictures.ts';

interface OwnChoice {
  choice: string;
  /** To be shown in this page. */
  url: string;
}

/** One's own pictures, and what went wrong with the last of them. */
export const BackgroundPickerModel = createModel((background: Background) => {
  const own = signal<readonly OwnChoice[]>([]);
  const problem = signal<'notAPicture' | 'pictureNotKept' | null>(null);
  const shown = ({ key, picture }: OwnPicture): OwnChoice => ({ choice: OWN + key, url: URL.createObjectURL(picture) });
  listOwnPictures().then(
    (pictures) => (own.value = pictures.map(shown)),
    // Without storage there are none.
    () => {},
  );
  return {
    own,
    problem,
    async add(file: Blob): Promise<void> {
      problem.value = null;
      try {
        const added = shown(await keepOwnPicture(file));
        own.value = [...own.value, added];
        background.choose(added.choice);
      } catch (error) {
        // IndexedDB has errors of its own; what cannot be decoded is an InvalidStateError.
        const unread = error instanceof DOMException && error.name === 'InvalidStateError';
        problem.value = unread ? 'notAPicture' : 'pictureNotKept';
      }
    },
    async remove(choice: string): Promise<void> {
      if (background.choice.peek() === choice) background.choose('');
      own.value = own.value.filter((each) => each.choice !== choice);
      await forgetOwnPicture(choice.slice(OWN.length)).catch(() => (problem.value = 'pictureNotKept'));
    },
  };
});
