import {
  ATTRIBUTE,
  decode,
  encode,
  longTermKey,
  METHOD,
  newTransaction,
  peerAddress,
  uint32,
  type Attribute,
  type Peer,
  type Response,
} from './stunMessage.ts';
import { openTransport, type Server, type Transport } from './openTransport.ts';

export interface Credentials {
  username: string;
  credential: string;
}

/** Numbers of the protocols that a relay may speak with peers. */
const TRANSPORT = { udp: 17, tcp: 6 };
const FAMILY = { ipv4: 1, ipv6: 2 };
const UNAUTHORIZED = 401;
const RESEND_MS = 500;
const PATIENCE_MS = 5_000;

/** A client that asks a TURN server for things that it should not get. Answers are error codes; null: granted. */
export class TurnClient {
  readonly #credentials: Credentials;
  readonly #waiting = new Map<string, (response: Response) => void>();
  readonly #isStream: boolean;
  #transport: Transport | null = null;
  #received = Buffer.alloc(0);
  #login: { attributes: Attribute[]; key: Buffer } | null = null;
  #channel = 0x4000;

  private constructor(credentials: Credentials, isStream: boolean) {
    this.#credentials = credentials;
    this.#isStream = isStream;
  }

  static async open(server: Server, credentials: Credentials): Promise<TurnClient> {
    const client = new TurnClient(credentials, server.tls !== null);
    client.#transport = await openTransport(server, (bytes) => client.#receive(bytes));
    return client;
  }

  async allocate(transport: keyof typeof TRANSPORT, family: keyof typeof FAMILY): Promise<number | null> {
    const wish: Attribute[] = [[ATTRIBUTE.transport, Buffer.from([TRANSPORT[transport], 0, 0, 0])]];
    // Left out where it is the default: a server that does not know the attribute has to refuse it.
    if (family !== 'ipv4') wish.push([ATTRIBUTE.addressFamily, Buffer.from([FAMILY[family], 0, 0, 0])]);
    const challenge = await this.#ask(METHOD.allocate, () => wish);
    if (challenge.error !== UNAUTHORIZED) return challenge.error;
    const realm = challenge.attributes.get(ATTRIBUTE.realm) ?? Buffer.alloc(0);
    const nonce = challenge.attributes.get(ATTRIBUTE.nonce) ?? Buffer.alloc(0);
    const { username, credential } = this.#credentials;
    this.#login = {
      attributes: [
        [ATTRIBUTE.username, Buffer.from(username)],
        [ATTRIBUTE.realm, Buffer.from(realm)],
        [ATTRIBUTE.nonce, Buffer.from(nonce)],
      ],
      key: longTermKey(username, realm.toString(), credential),
    };
    return (await this.#ask(METHOD.allocate, () => wish)).error;
  }

  async createPermission(peer: Peer): Promise<number | null> {
    return (await this.#ask(METHOD.createPermission, (transaction) => [peerAddress(peer, transaction)])).error;
  }

  async bindChannel(peer: Peer): Promise<number | null> {
    const channel: Attribute = [ATTRIBUTE.channelNumber, uint32(this.#channel++ * 0x10000)];
    return (await this.#ask(METHOD.channelBind, (transaction) => [channel, peerAddress(peer, transaction)])).error;
  }

  /** A TCP connection from the relay (RFC 6062). */
  async connect(peer: Peer): Promise<number | null> {
    return (await this.#ask(METHOD.connect, (transaction) => [peerAddress(peer, transaction)])).error;
  }

  /** Nobody answers: whether it arrives has to be seen elsewhere. */
  send(peer: Peer, text: string): void {
    const transaction = newTransaction();
    const attributes: Attribute[] = [peerAddress(peer, transaction), [ATTRIBUTE.data, Buffer.from(text)]];
    this.#transport?.send(encode({ method: METHOD.send, transaction, attributes, indication: true }));
  }

  close(): void {
    this.#transport?.close();
  }

  #ask(method: number, attributesFor: (transaction: Buffer) => Attribute[]): Promise<Response> {
    const transaction = newTransaction();
    const login = this.#login;
    const attributes = [...attributesFor(transaction), ...(login?.attributes ?? [])];
    const bytes = encode({ method, transaction, attributes, ...(login ? { key: login.key } : {}) });
    return new Promise((resolve, reject) => {
      const id = transaction.toString('hex');
      const send = () => this.#transport?.send(bytes);
      const resending = this.#isStream ? undefined : setInterval(send, RESEND_MS);
      const stop = () => {
        clearInterval(resending);
        clearTimeout(patience);
        this.#waiting.delete(id);
      };
      const patience = setTimeout(() => {
        stop();
        reject(new Error(`The TURN server does not answer method ${method}.`));
      }, PATIENCE_MS);
      this.#waiting.set(id, (response) => {
        stop();
        resolve(response);
      });
      send();
    });
  }

  #receive(bytes: Buffer): void {
    this.#received = this.#isStream ? Buffer.concat([this.#received, bytes]) : Buffer.from(bytes);
    for (let next = decode(this.#received); next; next = decode(this.#received)) {
      this.#received = Buffer.from(next.rest);
      this.#waiting.get(next.response.transaction)?.(next.response);
    }
  }
}
