import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createNoiseSuppression,
  type CreateFilter,
  type Filter,
} from '../../../web/effects/noise/createNoiseSuppression.ts';
import { createPassage } from '../../../web/effects/noise/createPassage.ts';
import { comingAndGoing } from '../../../web/features/hearing/comingAndGoing.ts';
import { createMicrophoneJudge } from '../../../web/features/hearing/createMicrophoneJudge.ts';
import { aPerson } from '../../support/gallery/fakeMeeting.ts';
import { FakeTrack } from './aBrowser.ts';
import { settled } from './aVisit.ts';

describe('what is noticed about a microphone', () => {
  /** So many seconds of it, ten moments each; answers what is noticed at their end. */
  function aMicrophone() {
    const judge = createMicrophoneJudge();
    let at = 0;
    return (seconds: number, heard: { muted: boolean; loudness: number; peak?: number }) => {
      let trouble = judge({ peak: heard.loudness * 3, ...heard, at });
      for (let i = 1; i < seconds * 10; i++) trouble = judge({ peak: heard.loudness * 3, ...heard, at: (at += 100) });
      return trouble;
    };
  }
  const quiet = { muted: true, loudness: 0.003 };
  const speech = { muted: true, loudness: 0.06 };

  test('speech while muted, but neither rustling nor one knock', () => {
    const after = aMicrophone();
    expect(after(5, quiet)).toBe('none');
    expect(after(0.3, speech)).toBe('none');
    expect(after(2, quiet)).toBe('none');
    expect(after(1, speech)).toBe('speakingMuted');
    expect(after(3, quiet)).toBe('speakingMuted');
    expect(after(5, quiet)).toBe('none');
  });

  test('it is over at once when one unmutes, and is no news of before when one mutes again', () => {
    const after = aMicrophone();
    expect(after(2, speech)).toBe('speakingMuted');
    expect(after(0.1, { muted: false, loudness: 0.06 })).toBe('none');
    expect(after(0.2, quiet)).toBe('none');
  });

  test('nothing at all for ten seconds; the stillest room is more than that', () => {
    const after = aMicrophone();
    expect(after(60, { muted: false, loudness: 0.00002, peak: 0.00004 })).toBe('none');
    expect(after(9, { muted: false, loudness: 0, peak: 0 })).toBe('none');
    expect(after(2, { muted: false, loudness: 0, peak: 0 })).toBe('silent');
    expect(after(0.1, { muted: false, loudness: 0.01 })).toBe('none');
    // Muted it may be as still as it likes.
    expect(after(60, { muted: true, loudness: 0, peak: 0 })).toBe('none');
  });
});

describe('noise suppression', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
  afterEach(() => void vi.restoreAllMocks());

  const aTrack = (name: string) => new FakeTrack('audio', name) as EventTarget as MediaStreamTrack;

  function aMicrophone(wanted = true) {
    const microphone = {
      track: signal<MediaStreamTrack | null>(aTrack('microphone')),
      substitute: signal<MediaStreamTrack | null | undefined>(undefined),
    };
    const filters: (Parameters<CreateFilter>[1] & { raw: MediaStreamTrack; over: boolean })[] = [];
    const server = { online: true };
    const on = signal(wanted);
    const create: CreateFilter = async (raw, told): Promise<Filter> => {
      const filter = { ...told, raw, over: false };
      filters.push(filter);
      return { track: aTrack(`filter ${filters.length}`), end: () => void (filter.over = true) };
    };
    const noise = createNoiseSuppression(microphone, on, async () => {
      if (!server.online) throw new Error('offline');
      return create;
    });
    return {
      microphone,
      filters,
      server,
      on,
      noise,
      heard: () => microphone.substitute.value?.getSettings().deviceId ?? 'microphone',
    };
  }

  test('one is heard without it until sound comes through, and again when it is switched off', async () => {
    const { filters, noise, heard, on } = aMicrophone();
    await settled();
    expect([heard(), noise.state.value]).toEqual(['microphone', 'starting']);
    filters[0]?.passes();
    expect([heard(), noise.state.value]).toEqual(['filter 1', 'on']);
    on.value = false;
    expect([heard(), noise.state.value, filters[0]?.over]).toEqual(['microphone', 'off', true]);
  });

  test('a filter that breaks is taken out, and said to have failed, until it is tried again', async () => {
    const { filters, noise, heard } = aMicrophone();
    await settled();
    filters[0]?.passes();
    filters[0]?.broke(new Error('worklet'));
    expect([heard(), noise.state.value, filters[0]?.over]).toEqual(['microphone', 'failed', true]);
    noise.tryAgain();
    await settled();
    filters[1]?.passes();
    expect([heard(), noise.state.value]).toEqual(['filter 2', 'on']);
  });

  test('what cannot be loaded has failed', async () => {
    const { noise, heard, server, on } = aMicrophone(false);
    server.online = false;
    on.value = true;
    await settled();
    expect([heard(), noise.state.value]).toEqual(['microphone', 'failed']);
    on.value = false;
    expect(noise.state.value).toBe('off');
  });

  test('another microphone has a filter of its own', async () => {
    const { microphone, filters, heard } = aMicrophone();
    await settled();
    filters[0]?.passes();
    microphone.track.value = aTrack('another');
    expect([heard(), filters[0]?.over]).toEqual(['microphone', true]);
    await settled();
    filters[0]?.passes();
    expect(heard()).toBe('microphone');
    filters[1]?.passes();
    expect(heard()).toBe('filter 2');
  });

  test('sound that goes in and never comes out is blocked; silence is not', () => {
    const passage = createPassage();
    const verdicts = (count: number, before: number, after: number) =>
      Array.from({ length: count }, () => passage(before, after)).at(-1);
    expect(verdicts(100, 0.001, 0)).toBe('unknown');
    expect(verdicts(20, 0.2, 0)).toBe('unknown');
    expect(passage(0, 0.001)).toBe('passes');
    expect(verdicts(29, 0.2, 0)).toBe('unknown');
    expect(passage(0.2, 0)).toBe('blocked');
  });
});

describe('coming and going', () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, i) => aPerson(`s_${i}`, 'Ada', { self: i === 0 }));

  function aMeeting(count: number) {
    const people = signal(crowd(count));
    const wanted = signal(true);
    const heard: string[] = [];
    const play = ({ notes: [first = 0, second = 0] }: { notes: readonly number[] }) =>
      void heard.push(second > first ? 'comes' : 'goes');
    const end = comingAndGoing(people, wanted, play);
    return { people, wanted, heard, end, become: (now: number) => (people.value = crowd(now)) };
  }

  test('once for all who come in one turn, and nothing for those who were there', () => {
    const { heard, become, end } = aMeeting(3);
    expect(heard).toEqual([]);
    become(5);
    become(4);
    end();
    become(1);
    expect(heard).toEqual(['comes', 'goes']);
  });

  test('silent in a crowd and where it is switched off', () => {
    const { heard, become, wanted } = aMeeting(20);
    become(21);
    become(22);
    become(20);
    expect(heard).toEqual(['goes']);
    wanted.value = false;
    become(19);
    wanted.value = true;
    expect(heard).toEqual(['goes']);
    become(18);
    expect(heard).toEqual(['goes', 'goes']);
  });
});
