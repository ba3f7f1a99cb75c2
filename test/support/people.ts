import type { Browser, BrowserContextOptions, TestInfo } from '@playwright/test';
import { Person } from './Person.ts';
import { watchConnections } from './watchConnections.ts';

/** Somebody in front of a browser of their own, where nothing is open yet. */
export async function openPerson(
  browser: Browser,
  baseURL: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL, locale: 'en-GB', viewport, ...options });
  const page = await context.newPage();
  await watchConnections(page);
  return new Person(page, name);
}

export const hasFailed = (info: TestInfo): boolean => info.status !== info.expectedStatus;

/** After a test: their browsers are closed; where it failed, what each saw last goes to its report. */
export async function closePeople(people: readonly Person[], info: TestInfo): Promise<void> {
  for (const { page, name } of people) {
    if (hasFailed(info) && !page.isClosed()) {
      await info.attach(`${name}.png`, { body: await page.screenshot(), contentType: 'image/png' });
    }
    await page.context().close();
  }
}
