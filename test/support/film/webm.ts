/** An encoded picture, as WebCodecs gives it. */
export interface Picture {
  readonly isKey: boolean;
  readonly data: Buffer;
}

interface Track {
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly fps: number;
}

/** A size in EBML (RFC 8794 §4), always of eight bytes. */
function size(bytes: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt(bytes) | (1n << 56n));
  return field;
}

const element = (id: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(id, 'hex'), size(body.length), body]);
};

function uint(id: string, value: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt(value));
  return element(id, field);
}

function float(id: string, value: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeDoubleBE(value);
  return element(id, field);
}

const text = (id: string, value: string) => element(id, Buffer.from(value));

/** VP8 in WebM (Matroska, RFC 9559), a cluster for each key picture and an index in front of them, so that one can jump. */
export function webm(pictures: readonly Picture[], { width, height, fps }: Track): Buffer {
  const msOf = (index: number) => Math.round((index * 1_000) / fps);
  const header = element(
    '1a45dfa3',
    uint('4286', 1),
    uint('42f7', 1),
    uint('42f2', 4),
    uint('42f3', 8),
    text('4282', 'webm'),
    uint('4287', 4),
    uint('4285', 2),
  );
  const info = element(
    '1549a966',
    uint('2ad7b1', 1_000_000),
    float('4489', msOf(pictures.length)),
    text('4d80', 'narada'),
    text('5741', 'narada'),
  );
  const video = element('e0', uint('b0', width), uint('ba', height));
  const tracks = element(
    '1654ae6b',
    element('ae', uint('d7', 1), uint('73c5', 1), uint('83', 1), text('86', 'V_VP8'), video),
  );
  const starts = pictures.flatMap(({ isKey }, index) => (isKey ? index : []));
  const clusters = starts.map((start, number) => {
    const blocks = pictures.slice(start, starts[number + 1]).map(({ isKey, data }, index) => {
      const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0]);
      head.writeInt16BE(msOf(start + index) - msOf(start), 1);
      return element('a3', head, data);
    });
    return element('1f43b675', uint('e7', msOf(start)), ...blocks);
  });
  const cues = (positions: readonly number[]) =>
    element(
      '1c53bb6b',
      ...starts.map((start, number) =>
        element('bb', uint('b3', msOf(start)), element('b7', uint('f7', 1), uint('f1', positions[number] ?? 0))),
      ),
    );
  // Every number has eight bytes, so the index is as long before it is filled in.
  let at = info.length + tracks.length + cues([]).length;
  const positions = clusters.map((cluster) => {
    const position = at;
    at += cluster.length;
    return position;
  });
  return Buffer.concat([header, element('18538067', info, tracks, cues(positions), ...clusters)]);
}
