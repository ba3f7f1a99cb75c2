import type { ObjectBindings } from './bindings.ts';

/** The object that an SFU's room belongs to; null where its id is of another deployment: an SFU may serve several. */
export function meetingById({ MEETING }: ObjectBindings, id: string) {
  try {
    return MEETING.get(MEETING.idFromString(id));
  } catch {
    return null;
  }
}
