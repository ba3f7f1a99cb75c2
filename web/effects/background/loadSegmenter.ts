import { ImageSegmenter } from '@mediapipe/tasks-vision';
import loader from '@mediapipe/tasks-vision/vision_wasm_module_internal.js?url';
import program from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import { fitInto } from './fitInto.ts';
import type { Frame } from './Frame.ts';
import type { Mask } from './Painter.ts';
import model from './selfie_segmenter_landscape.tflite?url';
import { smoothMask } from './smoothMask.ts';

/** What the model looks at, in pixels. */
const SIZE = { width: 256, height: 144 };

/** Finds the person in a frame. */
export interface Segmenter {
  /** The frame lies in the middle of the mask with its own shape. It is the same array each time, calmed over time. */
  find(frame: Frame): Mask;
  close(): void;
}

/** Program and model come from where the page does. Rejects where they cannot be had, or the browser cannot run them. */
export async function loadSegmenter(): Promise<Segmenter> {
  // It leaves itself in globalThis; MediaPipe takes it away with each program. Where it is there, MediaPipe adds no script element for it,
  // which the page's policy would refuse (Trusted Types).
  const { default: ModuleFactory }: { default: unknown } = await import(/* @vite-ignore */ loader);
  Object.assign(globalThis, { ModuleFactory });
  const segmenter = await ImageSegmenter.createFromOptions(
    { wasmLoaderPath: '', wasmBinaryPath: program },
    {
      // On the processor: a picture this small takes it some milliseconds, and a graphics card is not everywhere.
      baseOptions: { modelAssetPath: model, delegate: 'CPU' },
      runningMode: 'VIDEO',
      outputConfidenceMasks: true,
      outputCategoryMask: false,
    },
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SIZE);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser has no canvas.');
  const mask = { data: new Uint8Array(SIZE.width * SIZE.height), ...SIZE };
  let last = 0;
  return {
    find({ image, width, height }) {
      const { x, y, width: w, height: h } = fitInto(width, height, SIZE);
      context.drawImage(image, x, y, w, h);
      // It wants each time later than the one before.
      last = Math.max(last + 1, performance.now());
      segmenter.segmentForVideo(canvas, last, ({ confidenceMasks: [found] = [] }) => {
        if (!found) throw new Error('The model has found nothing, not even that there is nobody.');
        smoothMask(mask.data, found.getAsFloat32Array());
      });
      return mask;
    },
    close: () => segmenter.close(),
  };
}
