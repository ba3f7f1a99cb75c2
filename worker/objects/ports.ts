import { mediaToken } from '../services/mediaToken.ts';
import { randomMid, randomSeat, randomVisitor } from '../services/randomId.ts';
import { sfuApi, type SfuApi } from '../services/SfuApi.ts';

/** What a meeting needs of the outside, so that a test can stand in for it. */
export interface Ports {
  readonly sfu: SfuApi;
  readonly mediaToken: typeof mediaToken;
  now(): number;
  /** 0 to 1. */
  random(): number;
  randomMid(): string;
  randomSeat(): string;
  randomVisitor(): string;
}

export const realPorts: Ports = {
  sfu: sfuApi,
  mediaToken,
  now: Date.now,
  random: Math.random,
  randomMid,
  randomSeat,
  randomVisitor,
};
