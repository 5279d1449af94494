/**
 * DER, as far as a certificate needs it (X.690): a tag, a length, the content. Node signs and reads
 * certificates but cannot make one.
 */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const bytes: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  const length = body.length < 128 ? [body.length] : [0x80 + bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
/** Of whole bytes. */
export const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
/** A content inside an explicit tag of its place. */
export const tagged = (number: number, content: Uint8Array) => der(0xa0 + number, content);

/** A positive integer, big-endian. */
export function integer(bytes: Uint8Array): Buffer {
  return der(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

/** A moment; years before 2050 have two digits there (RFC 5280, 4.1.2.5). */
export function time(at: Date): Buffer {
  const text = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

/** `1.2.840.10045.4.3.2` and the like. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const content = [first * 40 + second, ...others].flatMap((number) => {
    const digits = [number % 128];
    for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
      digits.unshift(0x80 + (rest % 128));
    return digits;
  });
  return der(0x06, Buffer.from(content));
}
