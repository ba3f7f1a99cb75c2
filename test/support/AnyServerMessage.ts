import * as v from 'valibot';
import { SERVER_MESSAGES } from '../../worker/protocol/messages.ts';

export const AnyServerMessage = v.variant('type', Object.values(SERVER_MESSAGES));
