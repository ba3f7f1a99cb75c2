import { decodeJwt } from 'jose';
import * as v from 'valibot';
import type { Admission } from './ControlLog.ts';

const Grant = v.object({ video: v.object({ room: v.string() }) });

/** Of the meeting that admitted somebody, in hex: an SFU room begins with it, and the token names the room. */
export function objectIdOf({ media }: Admission): string {
  const { video } = v.parse(Grant, decodeJwt(media.token));
  return video.room.split('_')[0] ?? '';
}
