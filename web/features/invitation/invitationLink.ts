import { meetingPath } from '../route/meetingPath.ts';

/** What one sends to others. The fragment goes along: it may hold a secret that the server must not see. */
export function invitationLink(name: string, { origin, hash }: Pick<Location, 'origin' | 'hash'>): string {
  return origin + meetingPath(name) + hash;
}
