import { percentile } from '../bench/move/percentile.ts';
import { Audience } from '../support/film/Audience.ts';
import { serveFilm } from '../support/film/serveFilm.ts';
import { expect } from './fixtures.ts';
import { otherThan, test } from './onFleet.ts';

test('a move between media servers in the middle of a film changes nothing of it @long', async ({
  fleet,
  browser,
  someone,
  meeting,
}) => {
  test.setTimeout(120_000);
  const films = await serveFilm(browser);
  const audience = new Audience(someone, meeting);
  const ada = await audience.enter('Ada');
  const grace = await audience.enter('Grace');
  await ada.cinema.start(films.film);
  await grace.cinema.watchAlong();
  const from = (await fleet.siteOf(ada.person.seat)) ?? '';
  const move = async () => {
    await fleet.drain(from);
    await expect.poll(() => fleet.siteOf(ada.person.seat)).toBe(otherThan(from));
    await expect.poll(() => fleet.siteOf(grace.person.seat)).toBe(otherThan(from));
  };
  const requests = films.asked.length;
  expect(percentile(await audience.apartAfter(move), 0.95)).toBeLessThanOrEqual(150);
  // It was neither loaded anew nor interrupted: no two pictures came more than a second apart.
  expect(films.asked).toHaveLength(requests);
  for (const shown of await audience.screens()) {
    const gaps = shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? 0));
    expect(Math.max(...gaps.slice(50))).toBeLessThan(1_000);
  }
  await grace.cinema.button('Pause').click();
  await expect(ada.cinema.button('Play')).toBeVisible();
  await films.close();
});
