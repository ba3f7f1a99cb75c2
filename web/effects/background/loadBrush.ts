import type { Brush } from './createBackground.ts';
import { loadSegmenter } from './loadSegmenter.ts';
import { Painter } from './Painter.ts';

/** All that it takes to paint; some 3 MB come over the network the first time. */
export async function loadBrush(): Promise<Brush> {
  const painter = new Painter();
  const segmenter = await loadSegmenter();
  return {
    canvas: painter.canvas,
    paint: (frame, look) => painter.paint(frame, segmenter.find(frame), look),
    close() {
      painter.close();
      segmenter.close();
    },
  };
}
