import { BLUR, OWN, PICTURE, PICTURES } from './choices.ts';
import type { Look } from './Look.ts';
import { loadOwnPicture } from './ownPictures.ts';

/** What the largest camera picture needs. */
const WIDTH = 1280;

/** Rejects where there is no such picture, or it cannot be fetched. */
export async function loadLook(choice: string): Promise<Look> {
  if (choice === BLUR.light) return { kind: 'blur', strength: 'light' };
  if (choice === BLUR.strong) return { kind: 'blur', strength: 'strong' };
  if (choice.startsWith(OWN)) {
    return { kind: 'picture', picture: await createImageBitmap(await loadOwnPicture(choice.slice(OWN.length))) };
  }
  const url = Object.entries(PICTURES).find(([name]) => choice === PICTURE + name)?.[1];
  if (url === undefined) throw new Error(`There is no background ${choice}.`);
  return { kind: 'picture', picture: await drawn(url) };
}

/** An SVG has no pixels of its own. */
async function drawn(url: string): Promise<ImageBitmap> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return createImageBitmap(image, { resizeWidth: WIDTH, resizeHeight: (WIDTH * image.height) / image.width });
}
