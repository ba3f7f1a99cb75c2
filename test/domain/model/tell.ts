import { roomName } from '../../../worker/domain/roomName.ts';
import { currentRoom } from '../../../worker/domain/turn.ts';
import { twinOf } from './FakeSfu.ts';
import type { Deed, Farewell, Play, Step } from './Step.ts';
import { OBJECT_ID, SITES } from './cast.ts';
import { Story } from './Story.ts';
import { fail, Watch } from './Watch.ts';

/** Two reconciliations with all webhooks lost: a beat, and what is pending after it. */
const TRUTH_MS = 76_000;
/** How long a meeting without anybody lasts, and how long a page that died without a word may count, at most. */
const GONE_MS = 150_000;
/** Until the rooms of SFUs that do not answer are forgotten. */
const FORGOTTEN_MS = 150_000;
/** Doomed for less, a room is one that the SFU is still asked to delete. */
const DOOM_MS = 60_000;
/** After which an alarm that should have rung is thought lost, and somewhat more. */
const LATE_MS = 6_000;

/** Plays it to its end. Throws where anything is not as it must be. */
export async function tell(play: Play): Promise<void> {
  const story = new Story(play.opens, play.seed);
  const watch = new Watch(story);
  story.onEvent = () => watch.look(null);
  for (const step of play.steps) {
    if (step.do === 'enter') {
      await story.open(story.person(step.who));
      watch.look(null);
    }
    await act(story, step);
    watch.look(step);
    if (step.do === 'pass') watch.rings(step.ms);
  }
  await calm(story, play.sfuHeals);
  if (play.sfuHeals) await truth(story, watch);
  await nobody(story, watch, play);
  await afterwards(story);
}

async function act(story: Story, step: Step): Promise<void> {
  const { sfu, platform } = story;
  switch (step.do) {
    case 'pass':
      return story.pass(step.ms);
    case 'enter':
      return story.enter(story.person(step.who), step.password);
    case 'steal':
    case 'remove':
    case 'coHost':
      return actOn(story, step);
    case 'oldToken':
      return useOldToken(story, step);
    case 'webhook':
      return webhook(story, step);
    case 'forge':
      return forge(story, step);
    case 'sfu':
      sfu.site(step.site).manner = step.manner;
      return;
    case 'sfuDies':
      return sfu.die(step.site);
    case 'sfuRestarts':
      sfu.die(step.site);
      return sfu.heal(step.site);
    case 'sfuBack':
      return sfu.heal(step.site);
    case 'drain':
    case 'down':
      return story.evacuate(step.site, step.do);
    case 'mistake':
      sfu.mistake = true;
      return;
    case 'evict':
      return story.evict();
    case 'crash':
      return story.evictWithout(platform.sockets);
    case 'alarmFails':
      story.alarmFails = step.times;
      return;
    case 'alarmCrashes':
      story.alarmCrashes = true;
      return;
    case 'clock':
      story.clock.set(step.skew);
      return story.comeBy();
    default:
      return deed(story, step);
  }
}

async function deed(story: Story, { do: what, who }: Deed): Promise<void> {
  const person = story.person(who);
  switch (what) {
    case 'open':
    case 'leave':
    case 'closeTab':
    case 'cut':
    case 'vanish':
    case 'secondTab':
    case 'sayLost':
    case 'setPassword':
    case 'end':
      return story[what](person);
    case 'mediaDown':
      return person.mediaDown();
    case 'mediaUp':
      return void person.mediaUp();
    case 'oldResume': {
      const [first] = person.oldResumes;
      return first && story.enter(person, 'none', first);
    }
    case 'evictAndCut':
      return story.evictWithout(person.socket ? [person.socket] : []);
    case 'raiseHand':
      return story.say(person, { type: 'hand', raised: true });
    case 'dropHand':
      return story.say(person, { type: 'hand', raised: false });
    case 'lowerHands':
      return story.say(person, { type: 'lowerHand', seat: null });
    case 'removePassword':
      return story.say(person, { type: 'setPassword', password: null });
    case 'setKnock':
      return story.say(person, { type: 'setRules', entry: 'knock' });
    case 'setOpen':
      return story.say(person, { type: 'setRules', entry: 'open' });
    case 'lock':
      return story.say(person, { type: 'setRules', locked: true });
    case 'unlock':
      return story.say(person, { type: 'setRules', locked: false });
    case 'fewSeats':
      return story.say(person, { type: 'setRules', limit: 2 });
    case 'letAllIn':
      return story.say(person, { type: 'answerKnock', knocker: null, admit: true });
    case 'letNobodyIn':
      return story.say(person, { type: 'answerKnock', knocker: null, admit: false });
  }
}

async function actOn(
  story: Story,
  { do: what, who, whom }: Extract<Step, { whom: number; who: number }>,
): Promise<void> {
  const [person, { seat }] = [story.person(who), story.person(whom)];
  if (seat === null) return;
  switch (what) {
    case 'remove':
      return story.remove(person, seat);
    case 'coHost':
      return story.say(person, { type: 'setRole', seat, role: 'host' });
    case 'steal':
      if (person.isSeated) return;
      await story.steal(person, seat);
      if (person.seat === seat) fail('a seat was taken without its secret');
  }
}

function useOldToken(story: Story, { who, which, twin }: Extract<Step, { do: 'oldToken' }>): void {
  const { oldTokens } = story.person(who);
  const token = oldTokens[which % oldTokens.length];
  if (token) story.sfu.connect(twin ? twinOf(token) : token);
}

async function webhook(story: Story, { which, how }: Extract<Step, { do: 'webhook' }>): Promise<void> {
  const { webhooks, toldBefore } = story.sfu;
  const from = how === 'again' ? toldBefore : webhooks;
  const told = from[which % from.length];
  if (!told) return;
  if (how !== 'again') webhooks.splice(webhooks.indexOf(told), 1);
  if (how === 'lost') return;
  if (how !== 'again') toldBefore.push(told);
  await story.hint(told);
  if (how === 'twice') await story.hint(told);
}

function forge(story: Story, { own, epoch, whom }: Extract<Step, { do: 'forge' }>): Promise<void> {
  const mid = (own ? story.stored().meeting?.mid : undefined) ?? 'f'.repeat(32);
  const identity = whom === null ? null : (story.person(whom).seat ?? 'nobody');
  return story.hint({ room: roomName({ objectId: OBJECT_ID, mid, epoch }), identity });
}

/** No more faults, but that no webhook arrives any more. Where the alarm has failed, somebody comes by some time later. */
async function calm(story: Story, sfuHeals: boolean): Promise<void> {
  const { sfu, platform } = story;
  for (const site of sfuHeals ? SITES : []) sfu.heal(site);
  sfu.mistake = false;
  sfu.webhooks.length = 0;
  story.alarmFails = 0;
  story.alarmCrashes = false;
  story.onDuty = true;
  if (!platform.hasGivenUp && !platform.isRetrying) return;
  await story.pass(LATE_MS);
  await story.comeBy();
}

/** The count reaches the SFU's truth, and nobody is in the SFU who should not be. */
async function truth(story: Story, watch: Watch): Promise<void> {
  const ms = story.hasZombies ? GONE_MS + story.clock.behind : TRUTH_MS;
  const doomed = story.stored().doomed.filter(({ since }) => story.clock.now() - since < DOOM_MS);
  await story.pass(ms);
  watch.look(null);
  watch.rings(ms);
  for (const { site, room } of doomed) if (story.sfu.people(site.id, room)) fail('a room lives on that must not');
  const { meeting } = story.stored();
  if (!meeting || meeting.seats.size === 0) return;
  const at = currentRoom(meeting);
  const people = at && story.sfu.people(at.site.id, at.room);
  if (!people) return fail('there is no room, and SFUs are well');
  for (const seat of meeting.seats.keys()) if (!people.has(seat)) fail('a seat is counted whose person is not there');
  for (const identity of people.keys()) if (!meeting.seats.has(identity)) fail('somebody is there who has no seat');
  for (const { seat } of story.removedHere) {
    if (story.issued.some(({ identity, room }) => identity === seat && room === at.room))
      fail('somebody who was removed and came back has a way to media');
  }
}

/** Everybody goes. */
async function nobody(story: Story, watch: Watch, { farewells, sfuHeals }: Play): Promise<void> {
  for (const site of sfuHeals ? [] : SITES) story.sfu.site(site).manner = 'failing';
  for (const [who, person] of story.people.entries()) {
    await goes(story, who, farewells[who] ?? 'leave');
    person.mediaDown();
    watch.look(null);
  }
  const late = story.hasZombies ? story.clock.behind : 0;
  const ms = GONE_MS + late;
  await story.pass(ms);
  watch.look(null);
  watch.rings(ms);
  if (story.stored().meeting) fail('a meeting without anybody is still there');
  if (!sfuHeals) await story.pass(FORGOTTEN_MS);
  if (!story.platform.isEmpty) fail('something is left of a meeting that is over');
}

async function goes(story: Story, who: number, farewell: Farewell): Promise<void> {
  const person = story.person(who);
  if (farewell !== 'leave') return story[farewell](person);
  await story.leave(person);
  // Who has no seat cannot leave one.
  await story.closeTab(person);
}

/** What comes too late finds nothing, and leaves nothing. */
async function afterwards(story: Story): Promise<void> {
  for (const webhook of story.sfu.toldBefore.slice(-3)) await story.hint(webhook);
  await story.comeBy();
  if (!story.platform.isEmpty) fail('a visit at an empty name has left something');
}
