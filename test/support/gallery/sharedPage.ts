/** A window with text, as people share it. */
export function sharedPage(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 1600;
  canvas.height = 1000;
  const context = canvas.getContext('2d');
  const draw = () => {
    if (context) drawPage(context);
    setTimeout(draw, 1_000);
  };
  draw();
  const [track] = canvas.captureStream(2).getVideoTracks();
  if (!track) throw new Error('A canvas gives a video track.');
  return track;
}

function drawPage(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#fbfcfd';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#e6e8eb';
  context.fillRect(0, 0, width, 64);
  context.fillStyle = '#11181c';
  context.font = 'bold 54px sans-serif';
  context.fillText('Quarterly report', 80, 170);
  context.font = '30px sans-serif';
  for (let line = 0; line < 16; line++) {
    context.fillText('All figures are in thousands, unless something else is said beside them.', 80, 240 + line * 46);
  }
}
