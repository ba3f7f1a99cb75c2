import { expect, test } from 'vitest';
import { createDevices } from '../../../web/call/createDevices.ts';
import { isMirrored } from '../../../web/features/camera/isMirrored.ts';
import { SwitchModel } from '../../../web/features/camera/SwitchModel.ts';
import { aBrowser, type FakeTrack } from './aBrowser.ts';
import { settled } from './aVisit.ts';

async function aPhone(camera: string[] = ['user', 'environment']) {
  const { browser, devices: hardware } = aBrowser({ camera, isHeld: true });
  const devices = createDevices(browser);
  devices.start();
  await settled();
  return { devices, hardware, browser, model: new SwitchModel(devices) };
}
type Phone = Awaited<ReturnType<typeof aPhone>>;

const facing = ({ devices }: Phone) => devices.camera.value?.getSettings().facingMode;

test('a phone is asked for a small picture, a computer for a large one', async () => {
  const { hardware } = await aPhone();
  expect(hardware.cameras).toEqual([{ width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24 } }]);
  const { browser, devices: computer } = aBrowser();
  createDevices(browser).start();
  await settled();
  expect(computer.cameras).toEqual([{ width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }]);
});

test('to and fro; mirrored is what looks at oneself', async () => {
  const phone = await aPhone();
  const { devices, model } = phone;
  expect([facing(phone), isMirrored(devices.captures.camera)]).toEqual(['user', true]);
  for (const side of ['environment', 'user']) {
    model.switchCamera();
    await settled();
    expect([facing(phone), isMirrored(devices.captures.camera)]).toEqual([side, side === 'user']);
  }
  expect(model.trouble.value).toBeNull();
});

test('the side is remembered', async () => {
  const phone = await aPhone();
  phone.model.switchCamera();
  await settled();
  phone.devices.stop();
  const again = createDevices(phone.browser);
  again.start();
  await settled();
  expect(again.camera.value?.getSettings().facingMode).toBe('environment');
});

test('every clone is told to let the camera go before the other is opened', async () => {
  const { devices, hardware, model } = await aPhone();
  const before: unknown[] = [];
  (devices.camera.value as unknown as FakeTrack).addEventListener('freed', () => before.push(hardware.cameras.length));
  model.switchCamera();
  await settled();
  expect(before[0]).toBe(1);
  expect(hardware.cameras).toHaveLength(2);
});

test('without another camera there is still this one, and it is said', async () => {
  const phone = await aPhone(['user']);
  phone.model.switchCamera();
  await settled();
  expect(phone.model.trouble.value).toBe('none');
  expect(facing(phone)).toBe('user');
});

test('where the other camera does not start, the former comes back, and it is said', async () => {
  const phone = await aPhone();
  phone.hardware.broken = ['environment'];
  phone.model.switchCamera();
  await settled();
  expect(phone.model.trouble.value).toBe('failed');
  expect(facing(phone)).toBe('user');
  phone.hardware.broken = [];
  phone.model.switchCamera();
  await settled();
  expect(phone.model.trouble.value).toBeNull();
  expect(facing(phone)).toBe('environment');
});

test('pressed twice in a row it switches once', async () => {
  const phone = await aPhone();
  phone.model.switchCamera();
  phone.model.switchCamera();
  await settled();
  expect(facing(phone)).toBe('environment');
});
