import { imageSize } from 'image-size';

/** Width and height of a picture as it is shown, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What chats and browsers show in place. */
const pictures = /^image\/(?:png|jpe?g|gif|webp|avif)$/i;
const formats: readonly unknown[] = ['png', 'jpg', 'gif', 'webp', 'avif'];
/** All formats say it near the beginning; a photograph's own preview and colours come before. */
const searched = 512 * 1024;
/** EXIF 2.32, "Orientation": from 5 on it lies on its side. */
const firstOnItsSide = 5;

/** Is a file of this type shown in place, not only offered? SVG, which can hold scripts, is not. */
export function isPicture(type: string): boolean {
  return pictures.test(type);
}

/** The size that the bytes of a picture tell; undefined if they tell none, or are no picture of a known format. */
export function pictureSize(type: string, bytes: Uint8Array): PictureSize | undefined {
  if (!isPicture(type)) return undefined;
  try {
    const { width, height, orientation = 1, type: format } = imageSize(bytes.slice(0, searched));
    if (!formats.includes(format) || !isLength(width) || !isLength(height)) return undefined;
    return orientation < firstOnItsSide ? { width, height } : { width: height, height: width };
  } catch {
    // Cut off, or something else under this name.
    return undefined;
  }
}

function isLength(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels > 0 && pixels <= 65_535;
}
