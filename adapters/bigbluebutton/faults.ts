import { CallFault, type CallFaultCode } from '../../src/ports/calls.ts';
import type { Answer } from './answer.ts';

/**
 * What a server says when it refuses, by `messageKey`: of older controllers (ApiController.groovy,
 * ApiErrors.java), of newer validators (bbb-common-web, api/model/constraint) and of Scalelite
 * (concerns/bbb_errors.rb). `unexpected`: we asked for what cannot be asked, or it fails inside.
 */
const codes: Readonly<Record<string, CallFaultCode>> = {
  checksumError: 'secret',
  maxParticipantsReached: 'full',
  notFound: 'gone',
  invalidMeetingIdentifier: 'gone',
  invalidMeetingId: 'gone',
  meetingForciblyEnded: 'gone',
  meetingEnded: 'gone',
  mismatchCreateTimeParam: 'gone',
  mismatchCreateTime: 'gone',
  serverUnavailable: 'refused',
  serverTagUnavailable: 'refused',
  idNotUnique: 'unexpected',
  internalError: 'unexpected',
  invalidFormat: 'unexpected',
  invalidPassword: 'unexpected',
  missingParamMeetingID: 'unexpected',
  sizeError: 'unexpected',
  unsupportedContentType: 'unexpected',
  unsupportedRequest: 'unexpected',
  validationError: 'unexpected',
};

/** b3lb gives these without a key (b3lb/rest/b3lb/constants.py). */
const messages: Readonly<Record<string, CallFaultCode>> = {
  'Meeting/Attendee limit reached.': 'full',
  'No Node available.': 'refused',
};

/** Scalelite of before serverUnavailable says so under a key that means anything (scalelite#369). */
const noServer = 'Could not find any available servers.';

/** The meeting is no more, or never was; other faults of the code `gone` mean the server. */
export class MeetingGone extends CallFault {
  constructor(message: string) {
    super('gone', message);
    this.name = 'MeetingGone';
  }
}

/** The server does not have this call, or has it switched off: asked again it says the same. */
export class CallMissing extends CallFault {
  constructor(message: string) {
    super('unexpected', message);
    this.name = 'CallMissing';
  }
}

/**
 * The fault in a refusal. `about` says which server and call; of the answer only its key is taken over, and
 * only if it is one of the above: a server that repeats what it was asked puts nothing of it into a log.
 */
export function refusal(answer: Answer, about: string): CallFault {
  const key = keyOf(answer);
  const said = `${about}: ${Object.hasOwn(codes, key) ? key : 'refused for a reason of its own'}`;
  if (key === 'unsupportedRequest') return new CallMissing(said);
  const code = codeOf(key, answer.message?.trim() ?? '');
  return code === 'gone' ? new MeetingGone(said) : new CallFault(code, said);
}

function keyOf({ messageKey, errors }: Answer): string {
  const first = errors?.error?.[0];
  return messageKey || (first?.key ?? first?.['@key'] ?? '');
}

function codeOf(key: string, message: string): CallFaultCode {
  if (key === 'internalError' && message === noServer) return 'refused';
  const known = key === '' ? messages : codes;
  const given = key === '' ? message : key;
  return Object.hasOwn(known, given) ? (known[given] ?? 'unexpected') : 'unexpected';
}
