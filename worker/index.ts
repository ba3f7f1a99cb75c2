import { app } from './app.ts';

export { Attempts } from './objects/Attempts.ts';
export { Fleet } from './objects/Fleet.ts';
export { Meeting } from './objects/Meeting.ts';
export default app;
