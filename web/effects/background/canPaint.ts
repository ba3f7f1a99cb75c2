let known: boolean | null = null;

/** Whether this browser has what a background needs: WebGL 2, WebAssembly, and canvases as video tracks. */
export function canPaint(): boolean {
  return (known ??=
    'WebAssembly' in globalThis &&
    'captureStream' in HTMLCanvasElement.prototype &&
    document.createElement('canvas').getContext('webgl2') !== null);
}
