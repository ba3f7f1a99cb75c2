import { realClock } from './Clock.ts';
import type { ControlSurroundings } from './ControlSocket.ts';

export const browserSurroundings = (): ControlSurroundings => ({
  clock: realClock,
  openSocket: (url, protocol) => new WebSocket(url, protocol),
  location,
  window,
  document,
});
