import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeMessage,
  encodeFrame,
  encodeMessage,
  FrameReader,
} from '../../../../adapters/mumble/frames.ts';

const hex = (bytes: Buffer) => bytes.toString('hex');

describe('a frame of Mumble', () => {
  it('is a number, a length and a message', () => {
    expect(hex(encodeMessage('ChannelState', { channelId: 7, name: 'S1' }))).toBe(
      '000700000006' + '0807' + '1a025331',
    );
    expect(hex(encodeMessage('Ping', { timestamp: 300n }))).toBe('000300000003' + '08ac02');
  });

  // Verified against murmur: without it the server answers with a parse error in its log, and nothing else.
  it('says a zero that the server requires', () => {
    expect(hex(encodeMessage('ChannelRemove', { channelId: 0 }))).toBe('000600000002' + '0800');
    expect(hex(encodeMessage('ChannelRemove', { channelId: 3 }))).toBe('000600000002' + '0803');
    expect(hex(encodeMessage('UserRemove', { session: 0 })).slice(12)).toBe('0800');
    expect(hex(encodeMessage('ACL', { channelId: 0, query: true })).slice(12, 16)).toBe('0800');
    // An optional zero is written anyway.
    expect(hex(encodeMessage('PermissionQuery', { channelId: 0 })).slice(12)).toBe('0800');
  });

  it('is read back, with fields that are absent as such', () => {
    const [frame] = new FrameReader().push(encodeMessage('UserState', { session: 4, channelId: 0 }));
    const [name, content] = (frame && decodeMessage(frame)) ?? [];
    expect(name).toBe('UserState');
    expect(content).toMatchObject({ session: 4, channelId: 0 });
    expect(content).not.toHaveProperty('name');
  });

  it('that we do not read is passed by', () => {
    expect(decodeMessage({ number: 15, body: Buffer.from('anything') })).toBeUndefined();
  });

  it('comes whole however the network cut it', () => {
    const frame = fc.record({ number: fc.nat(25), body: fc.uint8Array({ maxLength: 50 }) });
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 20 })),
        (sent, cuts) => {
          const bytes = Buffer.concat(sent.map(({ number, body }) => encodeFrame(number, body)));
          const reader = new FrameReader();
          const got = [];
          let at = 0;
          for (const cut of [...cuts, bytes.length]) {
            got.push(...reader.push(Buffer.from(bytes.subarray(at, at + cut))));
            at += cut;
          }
          expect(got.map(({ number, body }) => ({ number, body: new Uint8Array(body) }))).toEqual(sent);
        },
      ),
    );
  });

  it('of a length that no server sends is refused', () => {
    expect(() => new FrameReader().push(Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow('a frame of');
  });
});
