import type { FleetPorts } from '../../worker/objects/fleetPorts.ts';
import { realPorts, type Ports } from '../../worker/objects/ports.ts';

/** An SFU whose truth the test knows. Shared by all objects of one test file; rooms have unique names. */
export const testSfu = {
  up: true,
  /** Its client throws, which it never should. */
  broken: false,
  rooms: new Map<string, Set<string>>(),
  /** Answers of CreateRoom wait for this. */
  gate: Promise.resolve(),
};

export const clock = { offset: 0 };

export const testPorts: Ports = {
  ...realPorts,
  now: () => Date.now() + clock.offset,
  sfu: {
    async createRoom(_site, room) {
      await testSfu.gate;
      if (testSfu.up && !testSfu.rooms.has(room)) testSfu.rooms.set(room, new Set());
      return testSfu.up;
    },
    async list(_site, room) {
      if (testSfu.broken) throw new Error('broken on purpose');
      const there = testSfu.rooms.get(room);
      if (!testSfu.up) return { kind: 'error' };
      return there ? { kind: 'listed', identities: [...there] } : { kind: 'missing' };
    },
    async probe(site, room) {
      return testPorts.sfu.list(site, room);
    },
    async removeIdentity(_site, room, identity) {
      testSfu.rooms.get(room)?.delete(identity);
    },
    async deleteRoom(_site, room) {
      if (testSfu.up) testSfu.rooms.delete(room);
      return testSfu.up;
    },
  },
};

export const testFleetPorts: FleetPorts = {
  now: testPorts.now,
  async watch() {
    if (!testSfu.up) return { ok: false, reason: 'it is silent' };
    return { ok: true, rooms: new Map([...testSfu.rooms].map(([room, people]) => [room, people.size])), packets: null };
  },
};
