import type { Signal } from '@preact/signals';
import type { Room } from '../../call/room/createRoom.ts';
import '../../styles/reactions.css';
import { Floating } from './Floating.tsx';
import { ReactionBar } from './ReactionBar.tsx';

interface ReactionsProps {
  room: Room;
  /** The ones that can be sent are offered. */
  picking: Signal<boolean>;
}

/** What people show for a moment, over their tiles, and what one may show. */
export function Reactions({ room, picking }: ReactionsProps) {
  return (
    <>
      {room.reactions.shown.value.map((reaction) => (
        <Floating key={reaction.key} reaction={reaction} />
      ))}
      {picking.value && <ReactionBar room={room} close={() => (picking.value = false)} />}
    </>
  );
}
