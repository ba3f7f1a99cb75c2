/** A film that Chromium's fake camera can play (YUV4MPEG2, its --use-file-for-fake-video-capture), of I420 pictures. */
export function y4mOf(pictures: readonly Buffer[], width: number, height: number, perSecond: number): Buffer {
  const frames = pictures.flatMap((picture) => [Buffer.from('FRAME\n'), picture]);
  // Without a frame's head it would be no film, and the camera none.
  const body = frames.length > 0 ? frames : [Buffer.from('FRAME\n')];
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip C420jpeg\n`), ...body]);
}

/** Grey pictures, each lighter than the one before. Without pictures it is a film that begins and then cannot go on. */
export function y4m(pictures: number): Buffer {
  const [width, height] = [64, 48];
  const grey = (i: number) =>
    Buffer.concat([Buffer.alloc(width * height, 40 + 15 * i), Buffer.alloc((width * height) / 2, 128)]);
  return y4mOf(
    Array.from({ length: pictures }, (_, i) => grey(i)),
    width,
    height,
    10,
  );
}
