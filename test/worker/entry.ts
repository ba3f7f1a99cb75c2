import { Meeting as RealMeeting } from '../../worker/objects/Meeting.ts';
import type { TextBindings } from '../../worker/services/settings.ts';
import { testPorts } from './testPorts.ts';

/** The Worker as it is, but that its meetings talk to the tests' SFU and live by the tests' clock. */
export class Meeting extends RealMeeting {
  constructor(ctx: DurableObjectState, env: TextBindings) {
    super(ctx, env, testPorts);
  }
}
// The platform asks for it.
// oxlint-disable-next-line import/no-default-export
export { app as default } from '../../worker/app.ts';
