/** What an SFU room's name says: `<object id>_<mid>_<epoch>`. The human name never reaches an SFU. */
export interface RoomAddress {
  /** Hex of the meeting object's id. */
  objectId: string;
  mid: string;
  epoch: number;
}

export const roomName = ({ objectId, mid, epoch }: RoomAddress): string => `${objectId}_${mid}_${epoch}`;

/** Null where the room is not one of ours. */
export function parseRoomName(room: string): RoomAddress | null {
  const match = /^([0-9a-f]{64})_([0-9a-f]{32})_([1-9]\d{0,8})$/.exec(room);
  if (!match) return null;
  const [, objectId, mid, epoch] = match;
  return objectId && mid && epoch ? { objectId, mid, epoch: Number(epoch) } : null;
}
