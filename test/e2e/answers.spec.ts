import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { startBox } from '../support/startBox.ts';
import { expect, test } from './fixtures.ts';

/** What each answer must say, whatever it is. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringMatching(/camera=\(self\).*geolocation=\(\)/),
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; .*frame-ancestors 'none'$/,
  ),
};
const PAGE = { ...ALWAYS, 'content-type': expect.stringMatching(/^text\/html/) };
const NEVER_KEPT = {
  ...ALWAYS,
  'cache-control': 'no-store',
  'content-type': expect.stringMatching(/^application\/json/),
};

/** Of the page's own script. */
async function hashedFile(url: string): Promise<string> {
  const html = await (await fetch(url)).text();
  return /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
}

test('every kind of answer carries the security headers @everywhere', async ({ place, way, meeting }) => {
  test.skip(way === 'dev', 'vite serves modules one by one.');
  const file = await hashedFile(place.url);
  const kinds: [string, number, Record<string, unknown>, RequestInit?][] = [
    ['/', 200, PAGE],
    [`/${meeting}`, 200, PAGE],
    [`/${encodeURIComponent('żółw')}`, 200, PAGE],
    ['/fleet', 200, PAGE],
    [file, 200, { ...ALWAYS, 'cache-control': expect.stringContaining('immutable') }],
    ['/favicon.svg', 200, { ...ALWAYS, 'content-type': 'image/svg+xml' }],
    ['/assets/of-another-build.js', 404, NEVER_KEPT],
    ['/nothing.txt', 404, NEVER_KEPT],
    ['/api/health', 200, NEVER_KEPT],
    ['/api/me', 200, NEVER_KEPT],
    ['/api/sfu/admit', 200, NEVER_KEPT],
    ['/api', 404, NEVER_KEPT],
    ['/api/nothing', 404, NEVER_KEPT],
    ['/api/fleet', 401, NEVER_KEPT],
    [`/api/meetings/${meeting}/socket`, 403, NEVER_KEPT],
    ['/api/host/session', 403, NEVER_KEPT, { method: 'POST' }],
    ['/api/sfu/events', 401, NEVER_KEPT, { method: 'POST', body: '{}' }],
  ];
  for (const [path, status, headers, init] of kinds) {
    const answer = await fetch(place.url + path, init);
    await answer.arrayBuffer();
    expect([path, answer.status, Object.fromEntries(answer.headers)]).toEqual([
      path,
      status,
      expect.objectContaining(headers),
    ]);
    // By plain HTTP there is nothing to promise of HTTPS; a browser takes no such word there (RFC 6797 §8.1).
    const unsaid = answer.headers.get('strict-transport-security') === null;
    expect([path, unsaid]).toEqual([path, way !== 'edge' || ![file, '/favicon.svg'].includes(path)]);
  }
});

/** What the page's own policy has stopped so far. */
async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      seen.push(`${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`),
    );
  });
  return () => page.evaluate<string[]>(() => Reflect.get(globalThis, 'violations'));
}

test('a whole meeting needs nothing that the policy of its page forbids @everywhere', async ({
  someone,
  theHost,
  meeting,
}) => {
  const ada = await theHost('Ada');
  const violations = await watchViolations(ada.page);
  await ada.enter(meeting);
  const grace = await someone('Grace');
  await grace.enter(meeting);
  await ada.expectVideoFrom(grace);
  await ada.openSecurity();
  await ada.setPassword('correct horse');
  await ada.leave();
  expect(await violations()).toEqual([]);
});

test('what got into a page could not make script of a text, nor a frame, nor tell anybody', async ({ someone }) => {
  const mallory = await someone('Mallory');
  const violations = await watchViolations(mallory.page);
  await mallory.land();
  const tried = await mallory.page.evaluate(async () => {
    const fails = async (act: () => unknown) => {
      try {
        await act();
        return false;
      } catch {
        return true;
      }
    };
    const script = document.createElement('script');
    // In a task of its own: what a debugger evaluates may evaluate.
    const evaluation = await new Promise((resolve) => {
      setTimeout(() => resolve(fails(() => Reflect.get(globalThis, 'eval')('1'))));
    });
    return {
      innerHTML: await fails(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>')),
      scriptText: await fails(() => (script.text = 'alert(1)')),
      scriptUrl: await fails(() => (script.src = '/assets/x.js')),
      worker: await fails(() => new Worker('/assets/x.js')),
      policy: await fails(() => Reflect.get(globalThis, 'trustedTypes').createPolicy('narada', {})),
      evaluation,
      fetching: await fails(() => fetch('https://evil.example/')),
    };
  });
  expect(Object.entries(tried).filter(([, failed]) => !failed)).toEqual([]);
  expect(await violations()).toContainEqual(expect.stringContaining('connect-src https://evil.example'));
});

/** A site whose one page shows whatever address stands in its query, in a frame. */
async function startFraming(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const of = new URL(request.url ?? '', 'http://localhost').searchParams.get('of') ?? '';
    response.setHeader('Content-Type', 'text/html').end(`<iframe src="${of}"></iframe>`);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://localhost:${port}`, close: () => void server.close() };
}

test('a page shows in a frame of whom the operator has named, and of nobody else', async ({ browser }) => {
  const named = await startFraming();
  const other = await startFraming();
  const box = await startBox({ args: ['--embedders', named.url] });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const framed = page.frameLocator('iframe').getByRole('textbox', { name: 'Meeting name' });
    await page.goto(`${named.url}/?of=${encodeURIComponent(box.url)}`);
    await expect(framed).toBeVisible();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`${other.url}/?of=${encodeURIComponent(box.url)}`);
    await refused;
    await expect(framed).toHaveCount(0);
  } finally {
    await context.close();
    await box.stop();
    named.close();
    other.close();
  }
});
