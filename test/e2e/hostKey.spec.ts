import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Box } from '../support/startBox.ts';
import { expect, test } from './fixtures.ts';

/** As `npm run host-key -- …` on the machine of the running box; answers what it prints. */
async function hostKey(box: Box, ...args: string[]): Promise<string> {
  const script = fileURLToPath(new URL('../../infra/host-key.ts', import.meta.url));
  return (await promisify(execFile)(process.execPath, [script, ...args, '--state', box.state])).stdout;
}

const workerdOf = (box: Box) => box.pids().workerd;

test('a new host signs in on the running box; revoked, they are a guest, and nobody’s media has stopped @long', async ({
  someone,
  meeting,
  box,
}) => {
  test.slow();
  const before = workerdOf(box);
  const key = /[0-9a-z]{4}(-[0-9a-z]{4}){7}/.exec(await hostKey(box, 'add', 'Eve'))?.[0] ?? '';
  await expect.poll(() => [null, before].includes(workerdOf(box)), { message: 'workerd knows the key' }).toBe(false);

  const eve = await someone('Eve');
  await eve.signIn('Eve', key);
  await eve.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await Promise.all([eve.expectVideoFrom(grace), grace.expectVideoFrom(eve)]);
  await expect(eve.control('Security')).toBeVisible();

  const signedIn = workerdOf(box);
  await hostKey(box, 'revoke', 'Eve');
  await expect.poll(() => [null, signedIn].includes(workerdOf(box)), { message: 'workerd is another' }).toBe(false);

  // The control sockets were cut and are back, each on its seat; what a host may do is gone with the key.
  await expect(eve.control('Security')).toBeHidden();
  await Promise.all([eve.expectVideoFrom(grace, 40), grace.expectVideoFrom(eve, 40)]);
  await grace.expectPeople(grace, eve);
});
