import { effect } from '@preact/signals';
import { expect, test } from 'vitest';
import { createHostSession } from '../../../web/control/createHostSession.ts';
import { settled } from './aVisit.ts';

/** A server that answers from a table, and what it was asked. */
function aServer(answers: Record<string, [status: number, body: unknown]>) {
  const asked: string[] = [];
  const fetcher = ((path: string, init?: RequestInit) => {
    const line = `${init?.method ?? 'GET'} ${path}`;
    asked.push(line);
    const answer = answers[line];
    if (!answer) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(new Response(JSON.stringify(answer[1]), { status: answer[0] }));
  }) as typeof fetch;
  return { fetcher, asked };
}
const me = (name: string | null, testCertificate = false) => ({
  host: name === null ? null : { name },
  testCertificate,
});

test('who one is is asked once, and only when somebody wants to know', async () => {
  const { fetcher, asked } = aServer({ 'GET /api/me': [200, me('Ada', true)] });
  const session = createHostSession(fetcher);
  expect(asked).toEqual([]);
  const seen: unknown[] = [];
  const stop = effect(() => void seen.push([session.hostName.value, session.testCertificate.value]));
  await settled();
  stop();
  effect(() => void session.hostName.value)();
  expect(asked).toEqual(['GET /api/me']);
  expect(seen[0]).toEqual([undefined, false]);
  expect(seen.at(-1)).toEqual(['Ada', true]);
});

test('signing in and out', async () => {
  const { fetcher } = aServer({
    'POST /api/host/session': [200, me('Ada')],
    'DELETE /api/host/session': [200, me(null)],
  });
  const session = createHostSession(fetcher);
  expect(await session.signIn('Ada', 'key')).toBeNull();
  expect(session.hostName.value).toBe('Ada');
  await session.signOut();
  expect(session.hostName.value).toBeNull();
});

test('a refusal is a code; no network is one, too', async () => {
  const wrong = aServer({ 'POST /api/host/session': [401, { error: { code: 'host_key_wrong', message: 'No.' } }] });
  expect(await createHostSession(wrong.fetcher).signIn('Ada', 'key')).toBe('host_key_wrong');
  expect(await createHostSession(aServer({}).fetcher).signIn('Ada', 'key')).toBe('offline');
  const proxy = aServer({ 'POST /api/host/session': [502, '<html>'] });
  expect(await createHostSession(proxy.fetcher).signIn('Ada', 'key')).toBe('internal');
});
