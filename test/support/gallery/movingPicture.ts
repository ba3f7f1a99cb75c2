import type { VideoFeed } from '../../../web/call/CallPort.ts';

/** A drawn person before a coloured wall, moving a little; or, where `face` is given, that picture. */
export function movingPicture(hue: number, face?: CanvasImageSource): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d');
  const draw = (time: number) => {
    if (context) drawPerson(context, hue, time / 1000, face);
    requestAnimationFrame(draw);
  };
  draw(0);
  const [track] = canvas.captureStream(15).getVideoTracks();
  if (!track) throw new Error('A canvas gives a video track.');
  return track;
}

function drawPerson(context: CanvasRenderingContext2D, hue: number, seconds: number, face?: CanvasImageSource): void {
  const { width, height } = context.canvas;
  const sway = 6 * Math.sin(seconds * 1.3 + hue);
  const wall = context.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `hsl(${hue} 30% 62%)`);
  wall.addColorStop(1, `hsl(${hue} 35% 34%)`);
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  if (face) {
    context.drawImage(face, -10 + sway, -10, width + 20, height + 20);
    return;
  }
  context.fillStyle = `hsl(${(hue + 150) % 360} 25% 30%)`;
  context.beginPath();
  context.ellipse(width / 2 + sway / 2, height + 40, 170, 170, 0, 0, 7);
  context.fill();
  context.fillStyle = `hsl(25 ${30 + (hue % 30)}% ${45 + (hue % 35)}%)`;
  context.beginPath();
  context.ellipse(width / 2 + sway, 150, 68, 84, 0, 0, 7);
  context.fill();
}

export function feedOf(track: MediaStreamTrack): VideoFeed {
  return {
    attach(element) {
      element.srcObject = new MediaStream([track]);
      return () => {
        element.srcObject = null;
      };
    },
  };
}
