import { fail, succeed, type Result } from './result.ts';

/** What holds for all meetings of a deployment, as the worker's bindings MEETINGS_OPENED_BY and SEAT_LIMIT say it. */
export interface MeetingPolicy {
  openedBy: 'anyone' | 'hosts';
  seatLimit: number;
}

const LEAST_SEATS = 2;
const MOST_SEATS = 500;

/** From --opened-by and --seat-limit. */
export function parsePolicy(values: ReadonlyMap<string, string>): Result<MeetingPolicy> {
  const openedBy = values.get('opened-by') ?? 'anyone';
  if (openedBy !== 'anyone' && openedBy !== 'hosts') {
    return fail('usage', `--opened-by must be anyone or hosts, not "${openedBy}"`);
  }
  const text = values.get('seat-limit') ?? '100';
  const seatLimit = Number(text);
  if (!/^\d{1,3}$/.test(text) || seatLimit < LEAST_SEATS || seatLimit > MOST_SEATS) {
    return fail('usage', `--seat-limit must be a number from ${LEAST_SEATS} to ${MOST_SEATS}, not "${text}"`);
  }
  return succeed({ openedBy, seatLimit });
}
