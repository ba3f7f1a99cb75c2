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
  #cancelPause = () => {};
  #latest: { password: string; salt: string; result: Promise<Stretched | null> } | null = null;

  constructor(clock: Clock, stretch: Stretch) {
    this.#clock = clock;
    this.#stretch = stretch;
  }

  /** `salt`: the door's, null while none is known. */
  type(password: string, salt: string | null): void {
    this.#password = password;
    this.#cancelPause();
    if (password === '' || salt === null) return;
    this.#cancelPause = this.#clock.after(PAUSE_MS, () => void this.stretched(salt));
  }

  /** The keys for what is typed now. Null: nothing typed; 'impossible': no WebCrypto here. */
  async stretched(salt: string): Promise<Stretched | 'impossible' | null> {
    this.#cancelPause();
    const password = this.#password;
    if (password === '') return null;
    if (this.#latest?.password !== password || this.#latest.salt !== salt) {
      this.#latest = { password, salt, result: this.#stretch(password, salt) };
    }
    return (await this.#latest.result) ?? 'impossible';
  }

  clear(): void {
    this.#cancelPause();
    this.#password = '';
    this.#latest = null;
  }
}
