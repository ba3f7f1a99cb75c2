import { app } from './app.ts';

export { Meeting } from './objects/Meeting.ts';
export default app;
