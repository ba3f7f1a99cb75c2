import { DurableObject } from 'cloudflare:workers';
import { decide } from '../domain/decide.ts';
import { doorFor } from '../domain/door.ts';
import { refused, type Effect, type Event } from '../domain/events.ts';
import { admits } from '../domain/admits.ts';
import { MESSAGES, MOST_SOCKETS, UNREADABLE_COST } from '../domain/messageBudget.ts';
import type { Visitor } from '../domain/state.ts';
import { cleanDisplayName } from '../protocol/displayName.ts';
import { CLOSE } from '../protocol/errors.ts';
import type { ClientMessage } from '../protocol/messages.ts';
import { PING, PONG } from '../protocol/version.ts';
import { readSettings } from '../services/settings.ts';
import { isResumeSecret, passwordVerifier } from '../services/secrets.ts';
import { Acts } from './Acts.ts';
import { readArrival } from './arrival.ts';
import type { ObjectBindings } from './bindings.ts';
import { fleetStub, fleetView } from './fleetOf.ts';
import { realPorts, type Ports } from './ports.ts';
import { readMessage } from './readMessage.ts';
import { Sockets } from './sockets.ts';
import { loadState, saveState } from './store.ts';

/** After an alarm that failed. */
const RETRY_MS = 15_000;
/** An alarm that should have rung so long ago has failed too often for the platform: it is set again by whatever happens next. */
const LATE_MS = 5_000;

/** One ephemeral meeting: loads, decides, saves, acts. All rules are in domain/. */
export class Meeting extends DurableObject<ObjectBindings> {
  readonly #ports: Ports;
  readonly #sockets: Sockets;
  readonly #acts: Acts;
  #state;
  /** The alarm that is set; null: none. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: ObjectBindings, ports: Ports = realPorts) {
    super(ctx, env);
    this.#ports = ports;
    this.#sockets = new Sockets(ctx);
    this.#acts = new Acts({
      objectId: ctx.id.toString(),
      settings: () => readSettings(env),
      fleet: fleetView(env),
      fleetStub: () => fleetStub(env),
      ports,
      sockets: this.#sockets,
      state: () => this.#state,
      dispatch: (event) => this.#dispatch(event),
    });
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    this.#state = loadState(ctx.storage);
    if (!this.#state.meeting && this.#state.doomed.length === 0) return;
    void ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
      const visitors = new Set(this.#sockets.all().map(({ visitor }) => visitor.id));
      void this.#dispatch({ type: 'woke', visitors });
    });
  }

  /** The upgrade to a control socket, from the Worker alone. */
  override async fetch(request: Request): Promise<Response> {
    const visitor: Visitor = { ...readArrival(request.headers), id: this.#ports.randomVisitor() };
    if (this.#sockets.count(visitor.prefix) >= MOST_SOCKETS) return this.#sockets.turnAway();
    const response = this.#sockets.accept(visitor, this.#ports.now());
    await this.#dispatch({ type: 'arrived', visitor });
    this.#sockets.send(visitor.id, doorFor(this.#state, visitor, readSettings(this.env).policy));
    return response;
  }

  override async webSocketMessage(ws: WebSocket, data: string | ArrayBuffer): Promise<void> {
    // What arrives behind a close of ours is not read any more.
    if (ws.readyState !== WebSocket.OPEN) return;
    if (!this.#sockets.spend(ws, MESSAGES, 1, this.#ports.now())) return ws.close(CLOSE.protocol, 'too_many_messages');
    const visitor = this.#sockets.visitor(ws);
    const read = readMessage(data);
    if (read.ok) return this.#dispatch(this.#event(visitor, read.message));
    const { re, code } = read;
    if (code === 'message_too_large' || !this.#sockets.spend(ws, MESSAGES, UNREADABLE_COST - 1, this.#ports.now()))
      return ws.close(CLOSE.protocol, code);
    this.#sockets.send(visitor.id, re === null ? { type: 'error', code } : refused(re, code));
  }

  override async webSocketClose(ws: WebSocket, code: number): Promise<void> {
    // The closing handshake is ours to finish (RFC 6455 §5.5.1).
    ws.close(1000);
    // 1001: the page is going away (§7.4.1).
    await this.#dispatch({ type: 'closed', visitor: this.#sockets.visitor(ws), clean: code === 1001 });
  }

  override async webSocketError(ws: WebSocket): Promise<void> {
    await this.#dispatch({ type: 'closed', visitor: this.#sockets.visitor(ws), clean: false });
  }

  /** A webhook of the SFU points at this meeting. */
  async hint(mid: string, epoch: number, identity: string | null): Promise<void> {
    await this.#dispatch({ type: 'hint', mid, epoch, identity });
  }

  /** Whether a token of ours still holds, for the proxy in front of an SFU. */
  admits(mid: string, epoch: number, identity: string): boolean {
    return admits(this.#state, { mid, epoch, identity });
  }

  /** The Fleet wants this meeting off a site, or has found the site dead. Answers when it is known, not when it is done. */
  async evacuate(site: string, why: 'drain' | 'down'): Promise<void> {
    void this.#dispatch({ type: 'evacuate', site, why });
  }

  /** Whatever fails in it, there is a next one: the platform gives an alarm up after six failures. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    try {
      for (const { ws, visitor } of this.#sockets.silent(this.#ports.now())) {
        ws.close(CLOSE.silent, 'silent');
        await this.#dispatch({ type: 'closed', visitor, clean: false });
      }
      await this.#dispatch({ type: 'alarm' });
      // A socket that falls silent between two beats is not looked for until the second otherwise.
      if (this.#alarmAt !== null) this.#arm(this.#sockets.nextSilence() ?? this.#alarmAt);
    } catch (error) {
      console.error(error);
      // What failed may have taken so long that the meeting is over by now.
      if (this.#state.meeting || this.#state.doomed.length > 0) this.#arm(this.#ports.now() + RETRY_MS);
    }
  }

  /** No await between reading the state and saving it: no other event can come between. */
  #dispatch(event: Event): Promise<void> {
    const before = this.#state;
    const { state, effects, alarmBy } = decide(before, event, this.#ports.now(), readSettings(this.env).policy);
    this.#state = state;
    saveState(this.ctx.storage, before, state);
    this.#arm(alarmBy);
    return this.#perform(effects);
  }

  async #perform(effects: readonly Effect[]): Promise<void> {
    await Promise.all(effects.map((effect) => this.#acts.perform(effect)));
    await this.#acts.flush();
  }

  #arm(by: number | null): void {
    if (by === null) {
      this.#alarmAt = null;
      return;
    }
    const now = this.#ports.now();
    const isLost = this.#alarmAt !== null && this.#alarmAt < now - LATE_MS;
    if (this.#alarmAt !== null && !isLost && this.#alarmAt <= by) return;
    this.#alarmAt = isLost ? now : by;
    void this.ctx.storage.setAlarm(this.#alarmAt);
  }

  #event(visitor: Visitor, message: ClientMessage): Event {
    const { pepper } = readSettings(this.env);
    const newMid = this.#ports.randomMid();
    const mid = this.#state.meeting?.mid ?? newMid;
    switch (message.type) {
      case 'join': {
        const { resume, authKey } = message;
        return {
          type: 'join',
          visitor,
          re: message.id,
          displayName: cleanDisplayName(message.displayName),
          proof: authKey === undefined ? null : passwordVerifier(pepper, mid, authKey),
          resume: resume ? { seat: resume.seat, ok: isResumeSecret(pepper, mid, resume.seat, resume.secret) } : null,
          newSeat: this.#ports.randomSeat(),
          newMid,
        };
      }
      case 'setPassword': {
        const password = message.password && {
          salt: message.password.salt,
          verifier: passwordVerifier(pepper, mid, message.password.authKey),
        };
        return { type: 'setPassword', visitor, re: message.id, password, newMid };
      }
      case 'setRules': {
        const { id, type, ...change } = message;
        return { type, visitor, re: id, newMid, change };
      }
      case 'answerKnock':
        return { type: 'answerKnock', visitor, re: message.id, knocker: message.knocker, admit: message.admit };
      case 'silence':
        return { type: 'silence', visitor, re: message.id, seat: message.seat, what: message.what };
      case 'allow':
        return { type: 'allow', visitor, re: message.id, what: message.what, allowed: message.allowed };
      case 'rename': {
        const displayName = cleanDisplayName(message.displayName);
        return { type: 'rename', visitor, re: message.id, seat: message.seat, displayName };
      }
      case 'setRole':
        return { type: 'setRole', visitor, re: message.id, seat: message.seat, role: message.role };
      case 'remove':
        return { type: 'remove', visitor, re: message.id, seat: message.seat };
      case 'hand':
        return { type: 'hand', visitor, re: message.id, raised: message.raised };
      case 'lowerHand':
        return { type: 'lowerHand', visitor, re: message.id, seat: message.seat };
      case 'end':
        return { type: 'end', visitor, re: message.id };
      case 'watch':
        return { type: 'watch', visitor, re: message.id, ask: message.ask };
      case 'leave':
        return { type: 'leave', visitor, re: message.id };
      case 'sfuLost':
        return { type: 'sfuLost', visitor, re: message.id, epoch: message.epoch };
      case 'bye':
        return { type: 'bye', visitor };
    }
  }
}
