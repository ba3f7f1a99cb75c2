import type { Clock } from './Clock.ts';
import type { Stretched } from './stretch.ts';

/** Milliseconds without a keystroke after which a password counts as typed, for now. */
const PAUSE_MS = 250;

type Stretch = (password: string, salt: string) => Promise<Stretched | null>;

/**
 * The password as it is being typed. Stretching takes half a second and more, so it begins in the pauses of typing;
 * joining waits only for the rest. WebCrypto cannot be interrupted: what is overtaken by the next keystroke is dropped
 * when it is ready.
 */
export class PasswordField {
  readonly #clock: Clock;
  readonly #stretch: Stretch;
  #password = '';
  #salt: string | null = null;
  #cancelPause = () => {};
  #latest: { password: string; salt: string; result: Promise<Stretched | null> } | null = null;

  constructor(clock: Clock, stretch: Stretch) {
    this.#clock = clock;
    this.#stretch = stretch;
  }

  type(password: string): void {
    this.#password = password;
    this.#stretchSoon();
  }

  /** The door's salt; null where no password is asked. */
  useSalt(salt: string | null): void {
    if (salt === this.#salt) return;
    this.#salt = salt;
    this.#stretchSoon();
  }

  /** The keys for what is typed now. Null: no password asked or none typed. 'impossible': no WebCrypto here. */
  async stretched(): Promise<Stretched | 'impossible' | null> {
    this.#cancelPause();
    const password = this.#password;
    const salt = this.#salt;
    if (password === '' || salt === null) return null;
    if (this.#latest?.password !== password || this.#latest.salt !== salt) {
      this.#latest = { password, salt, result: this.#stretch(password, salt) };
    }
    const keys = await this.#latest.result;
    // Meanwhile the host may have set another password.
    return salt === this.#salt ? (keys ?? 'impossible') : this.stretched();
  }

  #stretchSoon(): void {
    this.#cancelPause();
    this.#cancelPause = this.#clock.after(PAUSE_MS, () => void this.stretched());
  }
}
