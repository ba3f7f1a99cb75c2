import type { Person } from './Person.ts';

export const UPRIGHT = { width: 360, height: 740 };
export const LYING = { width: 740, height: 360 };
export const PHONE = { viewport: UPRIGHT, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export const switchCamera = ({ page }: Person) => page.getByRole('button', { name: 'Switch camera' });
export const openCameras = ({ page }: Person) => page.evaluate(() => window.openCameras?.());

/** What goes out of the camera: which way it looks, its size, and the sizes that are made of it. */
export const sentPicture = ({ page }: Person) =>
  page.evaluate(() => {
    const senders = (window.connections ?? []).flatMap((connection) => connection.getSenders());
    const sender = senders.find(({ track }) => track?.kind === 'video');
    if (sender?.track?.readyState !== 'live') return null;
    const { facingMode, width, height } = sender.track.getSettings();
    const sizes = sender.getParameters().encodings.map(({ scaleResolutionDownBy = 1 }) => scaleResolutionDownBy);
    return { facingMode, width, height, sizes };
  });
