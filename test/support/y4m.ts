/**
 * A film that Chromium's fake camera can play (YUV4MPEG2, its --use-file-for-fake-video-capture): grey pictures, each
 * lighter than the one before. Without pictures it is one that begins and then cannot go on.
 */
export function y4m(pictures: number): Buffer {
  const [width, height] = [64, 48];
  const frames = Array.from({ length: pictures }, (_, i) => [
    Buffer.from('FRAME\n'),
    Buffer.alloc(width * height, 40 + 15 * i),
    Buffer.alloc((width * height) / 2, 128),
  ]).flat();
  // Without a frame's head it would be no film, and the camera none.
  const body = frames.length > 0 ? frames : [Buffer.from('FRAME\n')];
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip C420jpeg\n`), ...body]);
}
