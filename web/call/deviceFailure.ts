import type { DeviceFailure } from './Devices.ts';

/** What a failed getUserMedia means for the person (Media Capture and Streams §10.2; the messages are Chromium's). */
export function deviceFailure(error: unknown): DeviceFailure {
  if (typeof error !== 'object' || error === null || !('name' in error)) return 'failed';
  switch (error.name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotAllowedError':
      return 'message' in error && /by system/i.test(String(error.message)) ? 'system' : 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'inUse';
    case 'SecurityError':
      return 'insecure';
    default:
      return 'failed';
  }
}
