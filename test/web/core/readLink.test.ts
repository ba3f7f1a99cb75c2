import { expect, test } from 'vitest';
import { readLink } from '../../../web/features/watch/readLink.ts';

const ID = 'dQw4w9WgXcQ';

test.each([
  [ID, 0],
  [`  https://www.youtube.com/watch?v=${ID}  `, 0],
  [`https://www.youtube.com/watch?list=PLx&v=${ID}&t=90`, 90],
  [`http://youtube.com/watch?v=${ID}&t=1m30s`, 90],
  [`https://m.youtube.com/watch?v=${ID}&t=1h2m3s`, 3_723],
  [`https://music.youtube.com/watch?v=${ID}`, 0],
  [`https://youtu.be/${ID}?si=abc&t=17`, 17],
  [`youtu.be/${ID}`, 0],
  [`www.youtube.com/shorts/${ID}`, 0],
  [`https://www.youtube.com/embed/${ID}?start=5`, 5],
  [`https://www.youtube.com/live/${ID}?feature=share`, 0],
  [`https://www.youtube-nocookie.com/embed/${ID}`, 0],
])('%j is a YouTube video, from second %d', (typed, position) => {
  expect(readLink(typed)).toEqual({ ok: true, video: ID, position });
});

test.each([
  ['https://films.example/a.webm', 'https://films.example/a.webm', 0],
  ['films.example/a.mp4', 'https://films.example/a.mp4', 0],
  ['https://Films.Example/ein film.mp4?x=1'.replace(' ', '%20'), 'https://films.example/ein%20film.mp4?x=1', 0],
  ['https://films.example/ż.mp4', 'https://films.example/%C5%BC.mp4', 0],
  ['https://films.example/a.webm#t=75', 'https://films.example/a.webm', 75],
  ['http://localhost:8080/a.webm', 'http://localhost:8080/a.webm', 0],
  ['localhost:8080/a.webm', 'https://localhost:8080/a.webm', 0],
])('%j is the file %s, from second %d', (typed, video, position) => {
  expect(readLink(typed)).toEqual({ ok: true, video, position });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['a film', 'noLink'],
  ['cats', 'noLink'],
  ['https://', 'noLink'],
  ['https://www.youtube.com/', 'noVideo'],
  ['https://www.youtube.com/@somebody', 'noVideo'],
  ['https://www.youtube.com/playlist?list=PLx', 'noVideo'],
  ['https://youtu.be/', 'noVideo'],
  ['https://www.youtube.com/watch?v=short', 'noVideo'],
  ['http://films.example/a.webm', 'insecure'],
  ['https://ada:secret@films.example/a.webm', 'unusable'],
  ['ftp://films.example/a.webm', 'unusable'],
  [`https://films.example/${'a'.repeat(2_000)}`, 'unusable'],
])('%j is refused: %s', (typed, problem) => {
  expect(readLink(typed)).toEqual({ ok: false, problem });
});

test('another site’s page with YouTube in its name is a file of that site, and not YouTube’s', () => {
  expect(readLink(`https://youtube.com.evil.example/watch?v=${ID}`)).toMatchObject({
    video: `https://youtube.com.evil.example/watch?v=${ID}`,
  });
});
