/**
 * The store's small state: what each key begins with, all of them. What a person's id stands in is erased with them
 * (storage/sqlite/erase.ts); adapters keep theirs below a prefix of their own (`matrix/`, `crypto/` …).
 */
export const stateKeys = {
  /** COURSE/KIND/ID/TIMER/KEY: a timer put aside, with what it was derived from and its reference. */
  parked: 'parked/',
  /** ACCOUNT: the rate limit that its platform was seen to have. */
  limit: 'limit/',
  /** ZONE: its offsets as they were when instants were derived from them. */
  clock: 'clock/',
  /** PERSON: a material that they hand in, message by message. */
  collect: 'collect/',
  /** PERSON: files that wait for a word on what they are. */
  files: 'files/',
  /** PERSON: the session whose material they gave last. */
  given: 'given/',
  /** COURSE/PERSON: they want a room although nobody else does. */
  insist: 'insist/',
  /** ID: a room that is to be linked, once that is accepted. */
  link: 'link/',
  /** SESSION/ACCOUNT|MESSAGE: a message marked as a question, and by whom. */
  asked: 'asked/',
  /** SESSION/ACCOUNT|MESSAGE: somebody replied to it. */
  replied: 'replied/',
  /** PERSON: the language in which they are answered in private. */
  language: 'language/',
  /** ACCOUNT/ROOM/PERSON: the course that they used last in private. */
  used: 'used/',
  /** CODE: the course that was called so before. */
  formerCode: 'code/',
  /** ACCOUNT/ROOM: what a room was to a course before it was lost. */
  lostPlace: 'lost-place/',
  /** ACCOUNT/ROOM: when somebody joined last. */
  joined: 'joined/',
  /** PLACE: when the privacy notice was said last. */
  noticed: 'noticed/',
  /** The sample course was made once. */
  sample: 'sample/made',
  /** From which the names of rooms on call servers are made. */
  roomSecret: 'secret/rooms',
  /** A write to see whether the store takes one; removed at once. */
  health: 'health/write',
} as const;

/** What is remembered of a person or a session for a while, and goes by itself a day after it is over. */
export const passingKeys = [
  stateKeys.collect,
  stateKeys.files,
  stateKeys.given,
  stateKeys.insist,
  stateKeys.link,
  stateKeys.asked,
  stateKeys.replied,
];
