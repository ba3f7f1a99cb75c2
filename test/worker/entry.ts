import type { ObjectBindings } from '../../worker/objects/bindings.ts';
import { Fleet as RealFleet } from '../../worker/objects/Fleet.ts';
import { Meeting as RealMeeting } from '../../worker/objects/Meeting.ts';
import { testBindings, testFleetPorts, testPorts } from './testPorts.ts';

/** The Worker as it is, but that its meetings talk to the tests' SFU and live by the tests' clock. */
export class Meeting extends RealMeeting {
  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, { ...env, ...testBindings }, testPorts);
  }
}
export class Fleet extends RealFleet {
  constructor(ctx: DurableObjectState, env: ObjectBindings) {
    super(ctx, env, testFleetPorts);
  }
}
export { Attempts } from '../../worker/objects/Attempts.ts';

// The platform asks for it.
// oxlint-disable-next-line import/no-default-export
export { app as default } from '../../worker/app.ts';
