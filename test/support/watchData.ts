import type { Page } from '@playwright/test';

/** A page's data channels, on the wire: what its program makes of it is another matter. */
export interface DataWire {
  /** What has arrived so far, one packet each (livekit.DataPacket). */
  heard(): Promise<Buffer[]>;
  /** What the page has sent so far. */
  sent(): Promise<Buffer[]>;
  /** Sends a packet past the page's program, over the connection and the channel that it uses itself. */
  send(packet: Uint8Array): Promise<void>;
}

/** To be called before the page loads what it is to watch. */
export async function watchData(page: Page): Promise<DataWire> {
  await page.addInitScript(() => {
    const wire = { heard: [] as string[], sent: [] as string[], channel: null as RTCDataChannel | null };
    Object.assign(window, { dataWire: wire });
    const text = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const hear = async (data: ArrayBuffer | Blob) => {
      const buffer = data instanceof Blob ? await data.arrayBuffer() : data;
      wire.heard.push(text(new Uint8Array(buffer)));
    };
    const listen = (channel: RTCDataChannel) =>
      channel.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | Blob>) => void hear(data));
    const { createDataChannel } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.createDataChannel = function (label, init) {
      const channel = createDataChannel.call(this, label, init);
      listen(channel);
      return channel;
    };
    const { send } = RTCDataChannel.prototype;
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
      if (this.label === '_reliable') {
        wire.channel = this;
        const view = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array);
        wire.sent.push(text(view));
      }
      return send.call(this, data as Uint8Array<ArrayBuffer>);
    };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('datachannel', ({ channel }) => listen(channel));
      }
    };
  });
  const packets = async (which: 'heard' | 'sent') => {
    const texts = await page.evaluate((name): string[] => Reflect.get(Reflect.get(window, 'dataWire'), name), which);
    return texts.map((each) => Buffer.from(each, 'latin1'));
  };
  return {
    heard: () => packets('heard'),
    sent: () => packets('sent'),
    send: (packet) =>
      page.evaluate(
        (bytes) => {
          const { channel } = Reflect.get(window, 'dataWire') as { channel: RTCDataChannel | null };
          if (channel?.readyState !== 'open') throw new Error('The page has no open channel that it has sent on.');
          channel.send(new Uint8Array(bytes));
        },
        [...packet],
      ),
  };
}
