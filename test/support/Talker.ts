import { expect, type Locator } from '@playwright/test';
import type { Person } from './Person.ts';

/** Somebody who writes and reads: what a Person does in the chat, by its accessible names. */
export class Talker {
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  async open(): Promise<void> {
    const button = this.person.control('Chat');
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await expect(this.field).toBeVisible();
  }

  get field(): Locator {
    return this.person.page.getByRole('textbox', { name: /^Message/ });
  }

  get log(): Locator {
    return this.person.page.getByRole('log', { name: 'Messages' });
  }

  /** A message that holds this text. */
  line(text: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: text });
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.line(text)).toBeVisible();
  }

  /** To one person alone, or to everybody again. */
  async to(name: string): Promise<void> {
    await this.person.page.getByRole('combobox', { name: 'To' }).selectOption(name);
  }

  /** Everything that is shown, as "Name: text", in order. */
  async lines(): Promise<string[]> {
    let name = '';
    const items = await this.log.getByRole('listitem').all();
    const lines: string[] = [];
    for (const item of items) {
      const heading = item.getByRole('strong');
      if ((await heading.count()) > 0) name = (await heading.textContent()) ?? '';
      lines.push(`${name}: ${await item.locator('[dir=auto]').textContent()}`);
    }
    return lines;
  }

  async expectLines(...lines: string[]): Promise<void> {
    await expect.poll(() => this.lines(), { message: `what ${this.person.name} reads` }).toEqual(lines);
  }
}
