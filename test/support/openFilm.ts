import type { Page } from '@playwright/test';

export interface FilmOptions {
  /** Of the tab, by which it is chosen. */
  title: string;
  /** Degrees of the colour wheel. */
  hue: number;
  /** False: it stands still, as a page that is read. */
  moves?: boolean;
}

/**
 * Another tab beside somebody's meeting: a bright field of one hue with stripes of one pixel in its middle, as fine as
 * letters are, a number that counts its pictures, and a tone of 440 Hz.
 */
export async function openFilm(beside: Page, { title, hue, moves = true }: FilmOptions): Promise<Page> {
  const film = await beside.context().newPage();
  await film.setContent(`<title>${title}</title><body style="margin:0;overflow:hidden"><canvas></canvas></body>`);
  await film.evaluate(
    ({ hue, moves }) => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) throw new Error('There is no canvas.');
      [canvas.width, canvas.height] = [innerWidth, innerHeight];
      let pictures = 0;
      const draw = () => {
        pictures++;
        context.fillStyle = `hsl(${hue} 90% 55%)`;
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.fillStyle = '#fff';
        context.font = '96px sans-serif';
        context.fillText(String(pictures), 40 + (pictures % 200), 140);
        for (let x = 0; x < 200; x++) {
          context.fillStyle = x % 2 === 0 ? '#000' : '#fff';
          context.fillRect(canvas.width / 2 - 100 + x, canvas.height / 2 - 50, 1, 100);
        }
        if (moves || pictures < 3) requestAnimationFrame(draw);
      };
      draw();
      const audio = new AudioContext();
      const tone = audio.createOscillator();
      tone.frequency.value = 440;
      tone.connect(audio.destination);
      tone.start();
    },
    { hue, moves },
  );
  return film;
}
