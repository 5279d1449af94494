import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/**
 * The answers of the API, as the server's own templates write them (bigbluebutton,
 * bigbluebutton-web/src/main/webapp/WEB-INF/freemarker/*.ftlx). Every value arrives as text; what is not
 * read here may be anything.
 */

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => name === 'meeting' || name === 'error',
});

const text = z.string().optional();
const flag = z.enum(['true', 'false']).optional();
const digits = z.string().regex(/^\d{1,16}$/);
const count = digits.transform(Number);

/** Newer servers give key and message of an error as elements, older ones as attributes (bigbluebutton#3735). */
const errorEntry = z.looseObject({ key: text, '@key': text });

const response = z.looseObject({
  returncode: z.string(),
  messageKey: text,
  message: text,
  errors: z.looseObject({ error: z.array(errorEntry).optional() }).optional(),
});

/** What every answer has; its other elements are read by the shapes below. */
export type Answer = z.output<typeof response>;

/** To `create`. `createTime` is epoch ms, kept as the text that `join` compares. */
export const created = z.looseObject({ createTime: digits, hasBeenForciblyEnded: flag });

/** To `getMeetingInfo`; `maxUsers` 0 means no limit. */
export const meetingInfo = z.looseObject({
  createTime: digits,
  hasBeenForciblyEnded: flag,
  hasUserJoined: flag,
  endTime: count.optional(),
  participantCount: count,
  moderatorCount: count.optional(),
  maxUsers: count.optional(),
});
export type MeetingInfo = z.output<typeof meetingInfo>;

/** To `getMeetings`: without any, `<meetings/>` is an empty text. Each meeting is read by `listed`. */
export const meetings = z.looseObject({
  meetings: z.union([z.string(), z.looseObject({ meeting: z.array(z.unknown()).optional() })]).optional(),
});

/** A meeting of the list. Names of metadata arrive in lower case (ParamsProcessorUtil.processMetaParam). */
export const listed = z.looseObject({
  meetingID: z.string(),
  hasBeenForciblyEnded: flag,
  isBreakout: flag,
  metadata: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
});

/** Reads an answer; undefined if it is none: not XML, with a DOCTYPE, or without a return code. */
export function readAnswer(xml: string): Answer | undefined {
  // No server writes a DOCTYPE; one that does could make much of little by entities.
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return undefined;
  try {
    const document: unknown = parser.parse(xml);
    const read = z.looseObject({ response }).safeParse(document);
    return read.success ? read.data.response : undefined;
  } catch {
    return undefined;
  }
}
