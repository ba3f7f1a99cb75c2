/** Milliseconds: after that it may still be a film, on a slow server. */
const PATIENCE = 10_000;

/** Whether there is a film at an address that this browser can play; only as much of it is loaded as is needed to know. */
export function probeFile(address: string): Promise<boolean> {
  const video = document.createElement('video');
  return new Promise((resolve) => {
    const answer = (isFilm: boolean) => {
      clearTimeout(patience);
      video.removeAttribute('src');
      video.load();
      resolve(isFilm);
    };
    const patience = setTimeout(() => answer(true), PATIENCE);
    video.addEventListener('loadedmetadata', () => answer(true), { once: true });
    video.addEventListener('error', () => answer(false), { once: true });
    video.preload = 'metadata';
    video.muted = true;
    video.src = address;
  });
}
