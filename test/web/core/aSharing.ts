import { SharingModel, type Choice } from '../../../web/features/stage/SharingModel.ts';
import { FakeTrack } from './aBrowser.ts';
import { FakeClock } from './FakeClock.ts';

const real = (track: FakeTrack) => track as unknown as MediaStreamTrack;

/** Somebody who shares: the test is the browser's picker. */
export function aSharing() {
  const clock = new FakeClock();
  let answer = (_choice: Choice) => {};
  let pickers = 0;
  const sharing = new SharingModel({
    choose: () => {
      pickers++;
      return new Promise((resolve) => (answer = resolve));
    },
    after: (ms, act) => clock.after(ms, act),
  });
  const choose = ({ sound = true } = {}) => {
    const video = new FakeTrack('video', 'tab');
    const audio = sound ? new FakeTrack('audio', 'tab') : null;
    answer({ kind: 'chosen', video: real(video), audio: audio && real(audio) });
    return { video, audio };
  };
  return {
    sharing,
    clock,
    get pickers() {
      return pickers;
    },
    choose,
    answer: (choice: Choice) => answer(choice),
    /** Presses the button and chooses. */
    async start(options?: Parameters<typeof choose>[0]) {
      const asked = sharing.start();
      const tracks = choose(options);
      await asked;
      return tracks;
    },
  };
}
