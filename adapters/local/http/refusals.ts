import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { RefusalCode } from '../store/types.ts';

const statuses: Record<RefusalCode, ContentfulStatusCode> = {
  nameMissing: 400,
  nameTooLong: 400,
  nameTaken: 409,
  tooManyNames: 429,
  roleMissing: 400,
  codeWrong: 403,
  tooManyCodes: 429,
  noSuchPerson: 404,
  roomNameMissing: 400,
  roomNameTaken: 409,
  teachersOnly: 403,
  notInRoom: 404,
  noSuchMessage: 404,
  notYours: 403,
  nothingWritten: 400,
  textTooLong: 413,
  filesTooLarge: 413,
  tooManyFiles: 413,
  unknownSign: 400,
  idReused: 409,
  notEntered: 401,
  unreadable: 400,
  foreignPage: 403,
};

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): ContentfulStatusCode {
  return statuses[code];
}

/** Its sentence. */
export function sentenceOf(code: string, language: Language): string | undefined {
  const sentences: Record<string, string> = wordsOf(language).local.refusals;
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined;
}
