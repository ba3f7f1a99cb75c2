const [WIDTH, HEIGHT] = [320, 180];
const RATE = 15;
const FRAMES = 2 * RATE;

/**
 * Two seconds of a bar that wanders, for Chromium's fake camera (YUV4MPEG2). Small: on the machine that runs the bench,
 * every participant's encoders, decoders and the SFUs share the cores, which in a real meeting nobody does.
 */
export function smallFilm(): Buffer {
  const frames = Array.from({ length: FRAMES }, (_, frame) => {
    const luma = Buffer.alloc(WIDTH * HEIGHT, 60);
    const left = Math.floor((frame * WIDTH) / FRAMES);
    for (let row = 0; row < HEIGHT; row++) luma.fill(200, row * WIDTH + left, row * WIDTH + Math.min(left + 40, WIDTH));
    return [Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)];
  });
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip C420jpeg\n`), ...frames.flat()]);
}
