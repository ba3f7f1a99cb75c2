/** A field of a protobuf message, length-delimited (wire type 2). */
function field(number: number, value: Uint8Array | string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2]), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
    if (rest <= 0x7f) return Buffer.from(bytes);
  }
}

/**
 * A LiveKit data packet as a program would make it (livekit_models.proto: DataPacket{user = 2, participant_identity = 4},
 * UserPacket{payload = 2, participant_identity = 5}), reliable, to everybody, which claims to be from `identity`.
 */
export function dataPacket(payload: Uint8Array, identity: string): Buffer {
  const user = Buffer.concat([field(2, payload), field(5, identity)]);
  return Buffer.concat([field(2, user), field(4, identity)]);
}
