import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyRepository } from '../support/copyRepository.ts';
import { startDev } from '../support/startDev.ts';
import { expect, test } from './fixtures.ts';

/** As an editor does, which leaves no moment with half a file; what is replaced has to be there. */
async function edit(file: string, old: string, changed: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(old)) throw new Error(`${file} has no ${old}`);
  await writeFile(`${file}~`, text.replace(old, changed));
  await rename(`${file}~`, file);
}

test('npm run dev: a changed component is swapped under what was typed, a changed worker answers anew @long', async ({
  browser,
}) => {
  const { folder, remove } = await copyRepository();
  try {
    const dev = await startDev({ repository: folder });
    try {
      const context = await browser.newContext({ baseURL: dev.url, locale: 'en-GB' });
      const page = await context.newPage();
      const listening = page.waitForEvent('console', (message) => message.text() === '[vite] connected.');
      await page.goto('/');
      await page.getByRole('textbox', { name: 'Meeting name', exact: true }).fill('typed-before-the-change');
      await listening;

      await edit(
        join(folder, 'web/ui/Field.tsx'),
        '<label for={id}>{label}</label>',
        '<label for={id}>{label} 2</label>',
      );
      const changed = page.getByRole('textbox', { name: 'Meeting name 2' });
      await expect(changed).toHaveValue('typed-before-the-change');

      await edit(join(folder, 'worker/app.ts'), 'c.json({ ok: true })', 'c.json({ ok: true, changed: true })');
      await expect
        .poll(async () => (await page.request.get('/api/health')).json().catch(() => null), {
          message: 'the health check of the changed worker',
        })
        .toEqual({ ok: true, changed: true });
      await context.close();
    } finally {
      await dev.stop();
    }
  } finally {
    await remove();
  }
});
