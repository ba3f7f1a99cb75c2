import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** STUN and TURN as far as a probe needs them: RFC 8489, 8656 and 6062. */
export const METHOD = { allocate: 0x003, send: 0x006, createPermission: 0x008, channelBind: 0x009, connect: 0x00a };
export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  channelNumber: 0x000c,
  peerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  addressFamily: 0x0017,
  transport: 0x0019,
};
const INDICATION = 0x0010;
const ERROR = 0x0110;
const COOKIE = 0x2112a442;
const HEADER = 20;

export type Attribute = readonly [type: number, value: Buffer];

export interface Peer {
  address: string;
  port: number;
}

export interface Response {
  /** In hex. */
  transaction: string;
  /** Null: success. */
  error: number | null;
  attributes: ReadonlyMap<number, Buffer>;
}

export interface Request {
  method: number;
  /** 12 bytes; IPv6 peers are masked with them. */
  transaction: Buffer;
  attributes: readonly Attribute[];
  /** Its integrity is protected with it. */
  key?: Buffer;
  /** Nobody answers it. */
  indication?: boolean;
}

export const newTransaction = () => randomBytes(12);

export function encode({ method, transaction, attributes, key, indication = false }: Request): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(method | (indication ? INDICATION : 0), 0);
  header.writeUInt32BE(COOKIE, 4);
  transaction.copy(header, 8);
  const body = Buffer.concat(attributes.map(encodeAttribute));
  header.writeUInt16BE(body.length + (key ? 24 : 0), 2);
  const unprotected = Buffer.concat([header, body]);
  if (!key) return unprotected;
  return Buffer.concat([unprotected, encodeAttribute([ATTRIBUTE.messageIntegrity, hmac(key, unprotected)])]);
}

/** The first message in what has come, and what comes after it; null where it is not complete. */
export function decode(bytes: Buffer): { response: Response; rest: Buffer } | null {
  if (bytes.length < HEADER) return null;
  const end = HEADER + bytes.readUInt16BE(2);
  if (bytes.length < end) return null;
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER; at + 4 <= end;) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + padded(length);
  }
  const isError = (bytes.readUInt16BE(0) & ERROR) === ERROR;
  const code = attributes.get(ATTRIBUTE.errorCode);
  const error = isError ? (code ? (code.readUInt8(2) & 7) * 100 + code.readUInt8(3) : 0) : null;
  const transaction = bytes.subarray(8, HEADER).toString('hex');
  return { response: { transaction, error, attributes }, rest: bytes.subarray(end) };
}

/** XOR-PEER-ADDRESS. */
export function peerAddress({ address, port }: Peer, transaction: Buffer): Attribute {
  const bytes = isIPv4(address) ? ipv4Bytes(address) : ipv6Bytes(address);
  const mask = Buffer.concat([uint32(COOKIE), transaction]);
  const head = Buffer.from([0, bytes.length === 4 ? 1 : 2, 0, 0]);
  head.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  return [ATTRIBUTE.peerAddress, Buffer.concat([head, bytes.map((byte, i) => byte ^ (mask[i] ?? 0))])];
}

export const longTermKey = (username: string, realm: string, password: string) =>
  createHash('md5').update(`${username}:${realm}:${password}`).digest();

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

const hmac = (key: Buffer, bytes: Buffer) => createHmac('sha1', key).update(bytes).digest();
const padded = (length: number) => Math.ceil(length / 4) * 4;

function encodeAttribute([type, value]: Attribute): Buffer {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

const ipv4Bytes = (address: string) => Buffer.from(address.split('.').map(Number));

function ipv6Bytes(address: string): Buffer {
  const [, colons = '', dotted] = /^(.*:)(\d+(?:\.\d+){3})$/.exec(address) ?? [null, address];
  const last = dotted ? ipv4Bytes(dotted) : null;
  const text = last ? `${colons}${last.readUInt16BE(0).toString(16)}:${last.readUInt16BE(2).toString(16)}` : address;
  const [before = [], after = []] = text.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  const bytes = Buffer.alloc(16);
  for (const [i, group] of groups.entries()) bytes.writeUInt16BE(Number.parseInt(group, 16), i * 2);
  return bytes;
}
