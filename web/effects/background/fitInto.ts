/** Where something lies: offset and size. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All of a picture in an area, its shape kept, in the middle. */
export function fitInto(width: number, height: number, area: { width: number; height: number }): Box {
  return scaled(width, height, area, Math.min(area.width / width, area.height / height));
}

/** A picture over all of an area, its shape kept, what is too much cut off on both sides. */
export function cover(width: number, height: number, area: { width: number; height: number }): Box {
  return scaled(width, height, area, Math.max(area.width / width, area.height / height));
}

function scaled(width: number, height: number, area: { width: number; height: number }, scale: number): Box {
  const size = { width: width * scale, height: height * scale };
  return { x: (area.width - size.width) / 2, y: (area.height - size.height) / 2, ...size };
}
