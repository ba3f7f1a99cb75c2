import { mkdirSync } from 'node:fs';
import { launchChromium } from '../launchChromium.ts';
import { listScreens, lookAt, SIZES, type Size } from './look.ts';
import { startGallery } from './startGallery.ts';

// node test/support/gallery/shoot.ts FOLDER [part of a screen's name]: every screen at five sizes in both themes, to be looked at.
const [folder = 'test-results/screens', part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await startGallery();
const browser = await launchChromium();
const screens = (await listScreens(browser, gallery.url)).filter((name) => name.includes(part));
const page = await browser.newPage();
for (const screen of screens) {
  for (const size of Object.keys(SIZES) as Size[]) {
    for (const theme of ['light', 'dark'] as const) {
      await lookAt(page, gallery.url, { screen, size, theme });
      await page.screenshot({ path: `${folder}/${screen}-${size}-${theme}.png` });
    }
  }
}
await browser.close();
await gallery.stop();
console.log(`${screens.length} screens in ${folder}`);
