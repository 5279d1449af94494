/** Beginnings of picture files that say a size, as much of them as a reader of sizes looks at. */
const u16be = (n: number) => [(n >> 8) & 255, n & 255];
const u16le = (n: number) => [n & 255, (n >> 8) & 255];
const u24le = (n: number) => [...u16le(n), (n >> 16) & 255];
const text = (words: string) => [...Buffer.from(words, 'latin1')];

export function png(width: number, height: number): Uint8Array {
  const ihdr = [...text('IHDR'), 0, 0, ...u16be(width), 0, 0, ...u16be(height), 8, 6, 0, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0x89, ...text('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...ihdr]);
}

export function gif(width: number, height: number): Uint8Array {
  return Uint8Array.from([...text('GIF89a'), ...u16le(width), ...u16le(height), 0, 0, 0]);
}

export function webp(width: number, height: number): Uint8Array {
  const canvas = [0, 0, 0, 0, ...u24le(width - 1), ...u24le(height - 1)];
  return Uint8Array.from([...text('RIFF'), 30, 0, 0, 0, ...text('WEBPVP8X'), 10, 0, 0, 0, ...canvas, 0, 0]);
}

/** With the way in which the camera was held, as EXIF numbers it. */
export function jpeg(width: number, height: number, orientation?: number): Uint8Array {
  const tiff = [...text('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation ?? 0, 0, 0];
  const exif = [...text('Exif'), 0, 0, ...tiff, 0, 0, 0, 0];
  const jfif = [...text('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const segment = (marker: number, data: readonly number[]) => [
    0xff,
    marker,
    ...u16be(data.length + 2),
    ...data,
  ];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, jfif),
    ...(orientation === undefined ? [] : segment(0xe1, exif)),
    ...segment(0xc0, [8, ...u16be(height), ...u16be(width), 1, 1, 0x11, 0]),
    ...[0xff, 0xd9],
  ]);
}
