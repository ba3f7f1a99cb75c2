import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { AnyServerMessage } from './AnyServerMessage.ts';
import type { ErrorCode } from '../../worker/protocol/errors.ts';
import type { ServerMessage } from '../../worker/protocol/messages.ts';

export type Admission = Extract<ServerMessage, { type: 'admitted' }>;

/** What a page was told on its control sockets, read from the wire. */
export class ControlLog {
  readonly admissions: Admission[] = [];
  /** Codes, in order. */
  readonly refusals: ErrorCode[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        const message = v.safeParse(AnyServerMessage, parse(String(payload)));
        if (!message.success) return;
        if (message.output.type === 'admitted') this.admissions.push(message.output);
        if (message.output.type === 'refused') this.refusals.push(message.output.code);
      });
    });
  }

  /** The last time that the meeting let this page in. */
  get admission(): Admission {
    const last = this.admissions.at(-1);
    if (last === undefined) throw new Error('This person has not been admitted.');
    return last;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
