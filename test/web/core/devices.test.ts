import { describe, expect, test } from 'vitest';
import { createDevices } from '../../../web/call/createDevices.ts';
import { deviceFailure } from '../../../web/call/deviceFailure.ts';
import { aBrowser, type FakeTrack } from './aBrowser.ts';
import { settled } from './aVisit.ts';

async function started(change: Parameters<typeof aBrowser>[0] = {}) {
  const { browser, devices: hardware } = aBrowser(change);
  const devices = createDevices(browser);
  devices.start();
  await settled();
  return { devices, hardware, browser };
}
const fake = (track: MediaStreamTrack | null) => track as unknown as FakeTrack | null;

describe('opening', () => {
  test('camera and microphone come with one prompt', async () => {
    const { devices, hardware } = await started();
    expect(hardware.prompts).toEqual(['camera+microphone']);
    expect(devices.cameraState.value).toEqual({ kind: 'on' });
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });
    expect(devices.choices.camera.value).toEqual([{ id: 'webcam', label: 'The webcam' }]);
  });

  test('a missing camera does not lose the microphone', async () => {
    const { devices } = await started({ camera: [] });
    expect(devices.cameraState.value).toEqual({ kind: 'failed', failure: 'none' });
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });
  });

  test('a camera in use does not lose the microphone, and "Try again" asks for it alone', async () => {
    const { devices, hardware } = await started({ camera: { name: 'NotReadableError' } });
    expect(devices.cameraState.value).toEqual({ kind: 'failed', failure: 'inUse' });
    hardware.hardware.camera = ['webcam'];
    devices.start();
    await settled();
    expect(devices.cameraState.value).toEqual({ kind: 'on' });
    expect(hardware.prompts.at(-1)).toBe('camera');
  });

  test('after a no there is no second prompt, but what is allowed already is opened', async () => {
    const no = { name: 'NotAllowedError', message: 'Permission denied' };
    const refused = await started({ camera: no, microphone: no });
    expect(refused.hardware.prompts).toHaveLength(1);
    expect(refused.devices.microphoneState.value).toEqual({ kind: 'failed', failure: 'refused' });

    const half = await started({
      camera: no,
      permission: (kind) => Promise.resolve(kind === 'microphone' ? 'granted' : 'denied'),
    });
    expect(half.devices.cameraState.value).toEqual({ kind: 'failed', failure: 'refused' });
    expect(half.devices.microphoneState.value).toEqual({ kind: 'on' });
  });

  test('a page without devices says why', async () => {
    const insecure = await started({ mediaDevices: undefined, isSecureContext: false });
    expect(insecure.devices.cameraState.value).toEqual({ kind: 'failed', failure: 'insecure' });
    const old = await started({ mediaDevices: undefined });
    expect(old.devices.microphoneState.value).toEqual({ kind: 'failed', failure: 'unsupported' });
  });

  test('a browser that cannot call is not asked for devices that nobody would see', async () => {
    const { devices, hardware } = await started({ canCall: false });
    expect(devices.cameraState.value).toEqual({ kind: 'failed', failure: 'unsupported' });
    expect(hardware.prompts).toEqual([]);
  });

  test('a camera that opens and is over at once has failed, until it is plugged in again', async () => {
    const { browser, devices: hardware } = aBrowser();
    hardware.broken = ['webcam'];
    const devices = createDevices(browser);
    devices.start();
    await settled();
    expect(devices.cameraState.value).toEqual({ kind: 'failed', failure: 'failed' });
    expect(devices.camera.value).toBeNull();
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });

    hardware.broken = [];
    hardware.dispatchEvent(new Event('devicechange'));
    await settled();
    expect(devices.cameraState.value).toEqual({ kind: 'on' });
  });

  test('a camera that ends while it is still there is not opened again and again; "Try again" does it once', async () => {
    const { devices, hardware } = await started();
    const asked = hardware.prompts.length;
    fake(devices.camera.value)?.end();
    await settled();
    expect(devices.cameraState.value).toEqual({ kind: 'failed', failure: 'failed' });
    expect(hardware.prompts).toHaveLength(asked);
    devices.start();
    await settled();
    expect(devices.cameraState.value).toEqual({ kind: 'on' });
  });

  test.each([
    ['NotFoundError', '', 'none'],
    ['NotAllowedError', 'Permission denied', 'refused'],
    ['NotAllowedError', 'Permission denied by system', 'system'],
    ['NotReadableError', '', 'inUse'],
    ['AbortError', '', 'inUse'],
    ['SecurityError', '', 'insecure'],
    ['TypeError', '', 'failed'],
  ])('%s %s means %s', (name, message, failure) => {
    expect(deviceFailure(Object.assign(new Error(message), { name }))).toBe(failure);
  });
});

describe('switching', () => {
  test('camera off frees the device; muting keeps it', async () => {
    const { devices } = await started();
    const camera = fake(devices.camera.value);
    const microphone = fake(devices.microphone.value);
    devices.toggleCamera();
    devices.toggleMicrophone();
    expect(camera?.readyState).toBe('ended');
    expect(devices.camera.value).toBeNull();
    expect(devices.cameraState.value).toEqual({ kind: 'off' });
    expect(microphone).toMatchObject({ readyState: 'live', enabled: false });
    expect(devices.microphoneState.value).toEqual({ kind: 'off' });

    devices.toggleMicrophone();
    expect(microphone?.enabled).toBe(true);
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });
  });

  test('a camera switched off while the browser still asks is not opened', async () => {
    const { browser } = aBrowser();
    const devices = createDevices(browser);
    devices.start();
    devices.toggleCamera();
    await settled();
    expect(devices.camera.value).toBeNull();
    expect(devices.cameraState.value).toEqual({ kind: 'off' });
  });

  test('a reload comes back as it was: muted, without camera, with the chosen devices', async () => {
    const { devices, browser } = await started({ microphone: ['mic', 'headset'] });
    devices.choose('microphone', 'headset');
    await settled();
    devices.toggleMicrophone();
    devices.toggleCamera();
    devices.stop();

    const again = createDevices(browser);
    again.start();
    await settled();
    expect(again.microphoneMuted.value).toBe(true);
    expect(again.camera.value).toBeNull();
    again.toggleMicrophone();
    await settled();
    expect(fake(again.microphone.value)).toMatchObject({ deviceId: 'headset', enabled: true });
  });

  test('a remembered device that is gone gives way to another', async () => {
    const { browser, devices: hardware } = aBrowser();
    browser.localStorage().setItem('narada.camera', 'gone');
    const devices = createDevices(browser);
    devices.start();
    await settled();
    expect(fake(devices.camera.value)?.deviceId).toBe('webcam');
    expect(devices.chosen.camera.value).toBe('');
    expect(hardware.prompts).toEqual(['camera+microphone', 'camera', 'camera', 'microphone']);
  });

  test('an unplugged device gives way to the default; without one it says so, until one is plugged in', async () => {
    const { devices, hardware } = await started({ microphone: ['mic', 'headset'] });
    devices.choose('microphone', 'headset');
    await settled();
    hardware.hardware.microphone = ['mic'];
    fake(devices.microphone.value)?.end();
    await settled();
    expect(fake(devices.microphone.value)?.deviceId).toBe('mic');

    hardware.hardware.microphone = [];
    fake(devices.microphone.value)?.end();
    await settled();
    expect(devices.microphoneState.value).toEqual({ kind: 'failed', failure: 'none' });

    hardware.hardware.microphone = ['mic'];
    hardware.dispatchEvent(new Event('devicechange'));
    await settled();
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });
  });

  test('the default microphone is unplugged: the next default takes over, though "default" is still listed', async () => {
    const { devices, hardware } = await started({ microphone: ['default', 'mic'] });
    fake(devices.microphone.value)?.end();
    await settled();
    expect(devices.microphoneState.value).toEqual({ kind: 'on' });
    expect(hardware.prompts.at(-1)).toBe('microphone');
  });

  test('a storage that refuses loses nothing but the memory', async () => {
    const refuse = () => {
      throw new DOMException('', 'SecurityError');
    };
    const { devices } = await started({ localStorage: refuse, sessionStorage: refuse });
    devices.toggleMicrophone();
    expect(devices.microphoneMuted.value).toBe(true);
    expect(devices.cameraState.value).toEqual({ kind: 'on' });
  });
});
