import { getBrowser, Room } from 'livekit-client';
import { roomOptions } from './roomOptions.ts';

/** What livekit-client does first of all when it joins, as long as nobody has done it: see RTCEngine.join. */
interface Joining {
  readonly pcManager?: { readonly publisher: { createInitialOffer(): Promise<unknown> } };
  configure(): Promise<void>;
  applyInitialPublisherLayout(): void;
}

/**
 * A room whose connection is made already, with its certificate, its channels and its media sections, so that it can offer them at
 * once: that takes tens of milliseconds, which are to be had at the door. Where the SDK does not offer with its first request
 * (isPublisherOfferWithJoinSupported) it has to make the connection itself, with the servers of the answer.
 */
export function preparedRoom(): Room {
  const room = new Room(roomOptions());
  const offersFirst = 'CompressionStream' in globalThis && getBrowser()?.name !== 'Firefox';
  if (offersFirst) void prepare(room.engine as unknown as Joining);
  return room;
}

async function prepare(engine: Joining): Promise<void> {
  try {
    await engine.configure();
    engine.applyInitialPublisherLayout();
    // It offers once more then; this time the browser makes its codecs and the certificate.
    await engine.pcManager?.publisher.createInitialOffer();
  } catch (error) {
    console.error('narada: no connection could be made ahead', error);
  }
}

/** Lets go of a room that was never entered: until then it is closed for the SDK, which would do nothing. */
export function dropRoom(room: Room): void {
  void room.engine.pcManager?.close();
}
