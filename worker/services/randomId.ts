const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 5 random bits a character; 256 is a multiple of 32, so no value is likelier than another. */
const randomText = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => ALPHABET[byte & 31]).join('');

/** A meeting's id: 128 random bits, 32 hex digits. */
export const randomMid = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A seat's id: 100 random bits. */
export const randomSeat = (): string => `s_${randomText(20)}`;

export const randomVisitor = (): string => randomText(16);

/** 128 random bits, base64url. */
export const randomDevice = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
