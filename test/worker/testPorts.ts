import type { FleetPorts } from '../../worker/objects/fleetPorts.ts';
import type { Site } from '../../worker/protocol/settings.ts';
import { realPorts, type Ports } from '../../worker/objects/ports.ts';

/** An SFU whose truth the test knows. Shared by all objects of one test file; rooms have unique names. */
export const testSfu = {
  up: true,
  /** Its client throws, which it never should. */
  broken: false,
  rooms: new Map<string, Set<string>>(),
  /** The site of each room that was ever made. */
  siteOf: new Map<string, string>(),
  /** Sites that do not answer, while the others do. */
  silent: new Set<string>(),
  /** Looks that the Fleet has taken at sites. */
  looks: 0,
  /** Answers of CreateRoom wait for this. */
  gate: Promise.resolve(),
};

/** Settings of the objects that are made from now on. */
export const testBindings: { MEETINGS_OPENED_BY?: string } = {};

export const clock = { offset: 0 };

const answers = ({ id }: Site) => testSfu.up && !testSfu.silent.has(id);
/** As a site sees it: what is at another one is not there. */
const isAt = (site: Site, room: string) => testSfu.siteOf.get(room) === site.id;

export const testPorts: Ports = {
  ...realPorts,
  now: () => Date.now() + clock.offset,
  sfu: {
    async createRoom(site, room) {
      await testSfu.gate;
      if (!answers(site)) return false;
      if (!testSfu.rooms.has(room)) testSfu.rooms.set(room, new Set());
      testSfu.siteOf.set(room, site.id);
      return true;
    },
    async list(site, room) {
      if (testSfu.broken) throw new Error('broken on purpose');
      const there = isAt(site, room) ? testSfu.rooms.get(room) : undefined;
      if (!answers(site)) return { kind: 'error' };
      return there ? { kind: 'listed', identities: [...there] } : { kind: 'missing' };
    },
    async probe(site, room) {
      return testPorts.sfu.list(site, room);
    },
    async silence() {},
    async permit() {},
    async removeIdentity(_site, room, identity) {
      testSfu.rooms.get(room)?.delete(identity);
    },
    async deleteRoom(site, room) {
      if (answers(site) && isAt(site, room)) testSfu.rooms.delete(room);
      return answers(site);
    },
  },
};

export const testFleetPorts: FleetPorts = {
  now: testPorts.now,
  async watch(site) {
    testSfu.looks++;
    if (!answers(site)) return { ok: false, reason: 'it is silent' };
    const there = [...testSfu.rooms].filter(([room]) => isAt(site, room));
    return { ok: true, rooms: new Map(there.map(([room, people]) => [room, people.size])), packets: null };
  },
};
