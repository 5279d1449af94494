export { fileName } from '../../../src/message/file-name.ts';

const unknownType = 'application/octet-stream';

/** A media type without its parameters; `application/octet-stream` for what is none. */
export function fileType(given: string): string {
  const [type = ''] = given.toLowerCase().split(';', 1);
  return /^[\w!#$&^.+-]{1,64}\/[\w!#$&^.+-]{1,127}$/.test(type.trim()) ? type.trim() : unknownType;
}
