import { createRoom } from '../../call/room/createRoom.ts';
import { HandQueue } from '../hands/HandQueue.tsx';
import { Reactions } from '../reactions/Reactions.tsx';
import { Chat } from './Chat.tsx';
import { Notice } from './Notice.tsx';

/** Messages, reactions and the queue of hands, in one chunk: it comes with the first of them. */
export const talk = { createRoom, Chat, Notice, Reactions, HandQueue };
