import { expect, type Locator, type Page } from '@playwright/test';
import type { ErrorCode } from '../../worker/protocol/errors.ts';
import { ControlLog, type Admission } from './ControlLog.ts';
import { receivedSound } from './watchConnections.ts';

/** Audio energy far below that of one beep of Chromium's fake microphone, which is 0.1 and comes twice a second. */
const AUDIBLE = 0.0001;

/** Whoever has a tile, in whatever browser. */
type Named = Pick<Person, 'name'>;

/** One person in front of one browser, by the accessible names of DESIGN.md. */
export class Person {
  readonly page: Page;
  readonly name: string;
  private readonly log: ControlLog;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    this.log = new ControlLog(page);
  }

  // ── landing ──

  async land(): Promise<void> {
    await this.page.goto('/');
  }

  async signIn(hostName: string, hostKey: string): Promise<void> {
    if (this.page.url() === 'about:blank') await this.land();
    await this.page.getByRole('button', { name: 'I am the host' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'I am the host' });
    await dialog.getByRole('textbox', { name: 'Host name' }).fill(hostName);
    await dialog.getByRole('textbox', { name: 'Host key' }).fill(hostKey);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.page.getByText(`Signed in as ${hostName}`)).toBeVisible();
  }

  async startMeeting(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Meeting name' }).fill(name);
    await this.page.getByRole('button', { name: 'Start meeting' }).click();
    await expect(this.nameField).toBeVisible();
  }

  // ── door ──

  get nameField(): Locator {
    return this.page.getByRole('textbox', { name: 'Your name' });
  }

  get passwordField(): Locator {
    return this.page.getByRole('textbox', { name: 'Meeting password' });
  }

  get joinButton(): Locator {
    return this.page.getByRole('button', { name: 'Join', exact: true });
  }

  get askButton(): Locator {
    return this.page.getByRole('button', { name: 'Ask to join' });
  }

  /** Knocks, and is told to wait. */
  async askToJoin(): Promise<void> {
    await this.nameField.fill(this.name);
    await this.askButton.click();
    await this.expectToWaitFor(/a host will let you in/);
  }

  /** The door's calm word on what is being waited for; nothing has to be pressed. */
  async expectToWaitFor(what: RegExp): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: what })).toBeVisible();
    await expect(this.page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
    await expect(this.page.getByRole('alert')).toHaveCount(0);
  }

  async goToDoor(meeting: string): Promise<void> {
    await this.page.goto(`/${meeting}`);
    await expect(this.nameField).toBeVisible();
  }

  /** Through the meeting's door and onto its stage. */
  async enter(meeting: string, password?: string): Promise<void> {
    await this.goToDoor(meeting);
    await this.join(password);
  }

  /** From the door to the stage. */
  async join(password?: string): Promise<void> {
    await this.tryToJoin(password);
    await expect(this.controls).toBeVisible();
  }

  /** As `join`, but whatever comes of it. */
  async tryToJoin(password?: string): Promise<void> {
    await this.nameField.fill(this.name);
    if (password !== undefined) await this.passwordField.fill(password);
    await this.joinButton.click();
  }

  // ── stage ──

  get controls(): Locator {
    return this.page.getByRole('toolbar', { name: 'Meeting controls' });
  }

  control(name: string): Locator {
    return this.controls.getByRole('button', { name });
  }

  /** Somebody's tile, one's own included. */
  tile(of: Named): Locator {
    const name = of === this ? `${of.name} (you)` : of.name;
    return this.page.getByRole('group', { name, exact: true });
  }

  /** What somebody shares; one's own included. */
  screen(of: Named): Locator {
    return this.page.getByRole('group', { name: of === this ? 'Your screen' : `${of.name}’s screen`, exact: true });
  }

  async expectPeople(...people: Person[]): Promise<void> {
    for (const person of people) await expect(this.tile(person)).toBeVisible();
    await expect(this.page.getByRole('group').filter({ has: this.page.locator('video') })).toHaveCount(people.length);
  }

  /** Frames are decoded and shown, `frames` of them from now on; an element that is merely there does not count. */
  async expectVideoFrom(of: Named, frames = 10): Promise<void> {
    await this.expectMotion(this.tile(of), `${this.name} sees ${of.name} move (frames)`, frames);
  }

  /** The same of what they share. */
  async expectScreenFrom(of: Named, frames = 10): Promise<void> {
    await this.expectMotion(this.screen(of), `${this.name} sees what ${of.name} shares (frames)`, frames);
  }

  private async expectMotion(tile: Locator, message: string, frames: number): Promise<void> {
    let last = await this.framesShown(tile);
    let seen = 0;
    await expect
      .poll(
        async () => {
          const now = await this.framesShown(tile);
          // A new element, as after a move, counts from zero.
          seen += now >= last ? now - last : now;
          last = now;
          return seen;
        },
        { message, timeout: 20_000 },
      )
      .toBeGreaterThanOrEqual(frames);
  }

  private framesShown(tile: Locator): Promise<number> {
    return tile
      .locator('video')
      .evaluateAll((videos) =>
        videos
          .filter((video) => video instanceof HTMLVideoElement)
          .reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0),
      );
  }

  /** Sound arrives and is more than silence. */
  async expectSound(): Promise<void> {
    const before = await receivedSound(this.page);
    await expect
      .poll(async () => (await receivedSound(this.page)).energy - before.energy, {
        message: `${this.name} hears somebody (audio energy)`,
      })
      .toBeGreaterThan(AUDIBLE);
  }

  /** Once what was on its way is played, there is nothing in seconds of sound, by the page's own count. */
  async expectSilence(): Promise<void> {
    await this.listen(0.5);
    expect(await this.listen(3)).toBeLessThan(AUDIBLE);
  }

  /** The energy of so many seconds of sound, from now on. */
  private async listen(seconds: number): Promise<number> {
    let start = await receivedSound(this.page);
    let now = start;
    await expect
      .poll(
        async () => {
          now = await receivedSound(this.page);
          // A sound that ends takes its seconds along.
          if (now.seconds < start.seconds) start = now;
          return now.seconds - start.seconds;
        },
        { message: `${this.name} listens (seconds)` },
      )
      .toBeGreaterThan(seconds);
    return now.energy - start.energy;
  }

  async leave(): Promise<void> {
    await this.control('Leave').click();
    await expect(this.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  }

  /** Closes the tab, as a person does: the page hears of it. */
  async closeTab(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.page.close({ runBeforeUnload: true });
    await closed;
  }

  // ── security, at the door and on the stage ──

  async openSecurity(): Promise<void> {
    await this.controls.waitFor();
    if (await this.control('People').isVisible()) return this.control('Security').click();
    // The tools are in the panel "More" where the bar has no room for them.
    await this.control('More').click();
    await this.page.getByRole('region', { name: 'More' }).getByRole('button', { name: 'Security' }).click();
  }

  /** What one sets for oneself: at the door a disclosure, in a call the panel "More". */
  async openSettings(where: 'door' | 'call'): Promise<void> {
    await (where === 'call' ? this.control('More') : this.page.getByText('Settings', { exact: true })).click();
  }

  async openPeople(): Promise<void> {
    if ((await this.control('People').getAttribute('aria-expanded')) !== 'true') await this.control('People').click();
  }

  /** What a host does to somebody, from their menu in People. */
  async act(on: string, action: string): Promise<void> {
    await this.openPeople();
    await this.page.getByRole('button', { name: `Actions for ${on}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** What guests may send, in Security. */
  async allow(what: string, allowed: boolean): Promise<void> {
    const choice = this.page.getByRole('switch', { name: what });
    await choice.setChecked(allowed);
    await expect(choice).toBeChecked({ checked: allowed });
  }

  async setPassword(password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'New password' }).fill(password);
    await this.page.getByRole('button', { name: 'Set password' }).click();
    await expect(this.page.getByRole('button', { name: 'Remove password' })).toBeVisible();
  }

  async removePassword(): Promise<void> {
    await this.page.getByRole('button', { name: 'Remove password' }).click();
    await expect(this.page.getByRole('button', { name: 'Remove password' })).toBeHidden();
  }

  async chooseEntry(name: 'Everybody with the link' | 'Whom a host lets in'): Promise<void> {
    const choice = this.page.getByRole('radiogroup', { name: 'Who may enter' }).getByRole('radio', { name });
    await choice.check();
    await expect(choice).toBeChecked();
  }

  get lock(): Locator {
    return this.page.getByRole('switch', { name: 'Lock meeting' });
  }

  async limitSeats(seats: number): Promise<void> {
    const field = this.page.getByRole('spinbutton', { name: 'Seats' });
    await field.fill(String(seats));
    await field.press('Enter');
  }

  // ── who knocks ──

  /** The only one who knocks, as the host is told. */
  async expectKnockFrom(of: Named): Promise<void> {
    await expect(this.page.getByText(`${of.name} wants to join`)).toBeVisible();
  }

  async answerKnock(answer: 'Let in' | 'Not now' | 'Let all in'): Promise<void> {
    await this.page.getByRole('button', { name: answer }).click();
  }

  // ── on the wire ──

  /** What the meeting answered when it let this person in, the last time. */
  get admission(): Admission {
    return this.log.admission;
  }

  /** Codes of what the meeting has refused this person, in order. */
  get refusals(): readonly ErrorCode[] {
    return this.log.refusals;
  }

  get seat(): string {
    return this.admission.resume.seat;
  }
}
