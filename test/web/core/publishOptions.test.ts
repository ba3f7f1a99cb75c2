import { Track } from 'livekit-client';
import { expect, test } from 'vitest';
import { publishOptions } from '../../../web/livekit/publishOptions.ts';

test('a small camera picture, upright or lying, is sent with few bits; any other as rooms are told', () => {
  const small = { source: Track.Source.Camera, videoEncoding: { maxBitrate: 500_000, maxFramerate: 24 } };
  const camera = (settings: MediaTrackSettings) => publishOptions(Track.Source.Camera, settings, undefined);
  expect(camera({ width: 640, height: 360 })).toEqual(small);
  expect(camera({ width: 360, height: 640 })).toEqual(small);
  expect(camera({ width: 1280, height: 720 })).toEqual({ source: Track.Source.Camera });
  expect(camera({ width: 640, height: 480 })).toEqual({ source: Track.Source.Camera });
  // What is painted may not tell its size.
  expect(camera({})).toEqual({ source: Track.Source.Camera });
});
