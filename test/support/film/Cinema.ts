import type { Locator } from '@playwright/test';
import type { Person } from '../Person.ts';

/** Somebody who watches a film together with others, by the accessible names on the screen. */
export class Cinema {
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  get region(): Locator {
    return this.person.page.getByRole('region', { name: 'Film', exact: true });
  }

  get controls(): Locator {
    return this.region.getByRole('group', { name: 'Film controls' });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  get position(): Locator {
    return this.controls.getByRole('slider', { name: 'Position' });
  }

  get panel(): Locator {
    return this.person.page.getByRole('region', { name: 'Watch together' });
  }

  async openPanel(): Promise<void> {
    if (await this.panel.isHidden()) await this.person.control('Watch together').click();
    await this.panel.waitFor();
  }

  async tryToStart(link: string, button = 'Start for everyone'): Promise<void> {
    await this.openPanel();
    await this.panel.getByRole('textbox', { name: 'Link to a video' }).fill(link);
    await this.panel.getByRole('button', { name: button }).click();
  }

  /** Starts it for everybody; this click is the starter's own. */
  async start(link: string, button?: string): Promise<void> {
    await this.tryToStart(link, button);
    await this.controls.waitFor();
  }

  /** The click without which nothing is loaded. */
  async watchAlong(): Promise<void> {
    await this.button('Watch').click();
    await this.controls.waitFor();
  }

  /** Jumps to a part of the film, 0 to 1, as a click on the bar does. */
  async jumpTo(part: number): Promise<void> {
    await this.position.evaluate((bar, part) => {
      if (!(bar instanceof HTMLInputElement)) throw new Error('no bar');
      bar.valueAsNumber = Number(bar.max) * part;
      for (const type of ['input', 'change']) bar.dispatchEvent(new Event(type, { bubbles: true }));
    }, part);
  }
}
