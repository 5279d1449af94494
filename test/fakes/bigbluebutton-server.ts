import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  createdMeeting,
  failed,
  type Meeting,
  meetingInfo,
  meetingList,
  noMeetings,
  success,
} from './bigbluebutton-answers.ts';
import { selfSigned } from './self-signed.ts';

/** What the double pretends to be. */
export type Generation = '2.x' | '3.0' | 'scalelite';

/** What goes wrong: an answer or a way of not giving one. `call` narrows it to one call. */
export interface Failure {
  readonly how: 'silent' | 'cut' | 'answer';
  readonly call?: string;
  readonly status?: number;
  readonly text?: string;
  readonly location?: string;
}

export interface DoubleOptions {
  readonly generation: Generation;
  readonly secret: string;
  readonly tls?: boolean;
  /** Looks that an end takes. */
  readonly endsAfter?: number;
}

/** sha384 and sha512 came with 2.5 (api.md); Scalelite tells hashes by length 40, 64, 128 (api_helper.rb). */
const accepted: Readonly<Record<Generation, readonly string[]>> = {
  '2.x': ['sha1', 'sha256'],
  '3.0': ['sha1', 'sha256', 'sha384', 'sha512'],
  scalelite: ['sha1', 'sha256', 'sha512'],
};
const byLength: Readonly<Record<number, string>> = { 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/**
 * A BigBlueButton on 127.0.0.1 as far as its API is documented: '2.x' after ApiController.groovy
 * (bigbluebutton@a6c693c9), '3.0' after docs/development/api.md and the constraints of bbb-common-web,
 * 'scalelite' after bigbluebutton_api_controller.rb. It hashes what stands in the request line itself.
 */
export class BigBlueButtonDouble {
  readonly meetings = new Map<string, Meeting>();
  /** Each request: the call, then its raw query without the checksum. */
  readonly asked: { readonly call: string; readonly method: string; readonly query: URLSearchParams }[] = [];
  failure: Failure | undefined;
  /** Milliseconds that each answer takes. */
  slowness = 0;
  url = '';
  readonly #options: DoubleOptions;
  readonly #server;
  #created = Date.UTC(2026, 10, 2);

  constructor(options: DoubleOptions) {
    this.#options = options;
    const listener = (request: IncomingMessage, answer: ServerResponse) => void this.#serve(request, answer);
    this.#server = options.tls === true ? createTlsServer(selfSigned, listener) : createServer(listener);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    this.url = `${this.#options.tls === true ? 'https' : 'http'}://127.0.0.1:${port}/bigbluebutton/`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** How often a call was made. */
  count(call: string): number {
    return this.asked.filter((each) => each.call === call).length;
  }

  /** The only meeting. */
  get meeting(): Meeting {
    const [meeting, ...more] = this.meetings.values();
    if (meeting === undefined || more.length > 0) throw new Error(`${this.meetings.size} meetings`);
    return meeting;
  }

  async #serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [path = '', raw = ''] = (request.url ?? '').split('?');
    const call = path.replace('/bigbluebutton/api/', '');
    const query = new URLSearchParams(raw);
    this.asked.push({ call, method: request.method ?? '', query });
    if (this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    const { failure } = this;
    if (failure !== undefined && (failure.call ?? call) === call) return this.#fail(failure, answer);
    const body = Buffer.concat(chunks).toString('utf8');
    const said = this.#answer(call, raw, query, { request, body });
    if (typeof said === 'string')
      answer.writeHead(200, { 'Content-Type': 'text/xml;charset=utf-8' }).end(said);
    else answer.writeHead(302, { Location: said.location }).end();
  }

  #fail({ how, location, status = 200, text = '' }: Failure, answer: ServerResponse): void {
    if (how === 'silent') return;
    if (how === 'answer') {
      const headers = {
        'Content-Type': 'text/html',
        ...(location === undefined ? {} : { Location: location }),
      };
      return void answer.writeHead(status, headers).end(text);
    }
    answer.writeHead(200, { 'Content-Length': 1_000 }).write('<response><returncode>SUCC');
    setTimeout(() => answer.destroy(), 20);
  }

  #answer(
    call: string,
    raw: string,
    query: URLSearchParams,
    { body, request }: { body: string; request: IncomingMessage },
  ): string | { location: string } {
    const { generation } = this.#options;
    // This one call is answered without a look at its checksum where it is disabled.
    if (generation === 'scalelite' && call === 'getMeetings') return noMeetings;
    if (!this.#verified(call, raw, query))
      return failed('checksumError', 'You did not pass the checksum security check');
    if (call === 'getMeetings') return meetingList([...this.meetings.values()]);
    const id = query.get('meetingID') ?? '';
    if (id === '') return failed('missingParamMeetingID', 'You must specify a meeting ID for the meeting.');
    if (call === 'create') return this.#create(id, query, body, request);
    const meeting = this.#found(id);
    if (call === 'isMeetingRunning') return success({ running: (meeting?.persons ?? 0) > 0 });
    if (call === 'join') return this.#join(meeting, query, request.method);
    if (meeting === undefined)
      return failed(
        'notFound',
        'We could not find a meeting with that meeting ID - perhaps the meeting is not yet running?',
      );
    if (call === 'getMeetingInfo') return meetingInfo(meeting);
    if (call === 'end') return this.#end(meeting, query);
    return failed('unsupportedRequest', 'This request is not supported.');
  }

  #verified(call: string, raw: string, query: URLSearchParams): boolean {
    const { generation, secret } = this.#options;
    const given = query.get('checksum') ?? '';
    const hash = byLength[given.length];
    if (hash === undefined || !accepted[generation].includes(hash)) return false;
    const unsigned = raw.replace(`&checksum=${given}`, '').replace(`checksum=${given}`, '');
    return createHash(hash).update(`${call}${unsigned}${secret}`).digest('hex') === given;
  }

  /** The meeting, an asked end brought one look nearer. */
  #found(id: string): Meeting | undefined {
    const meeting = this.meetings.get(id);
    if (meeting?.ending === undefined) return meeting;
    meeting.ending -= 1;
    if (meeting.ending >= 0) return meeting;
    // Two looks later it has left the memory too.
    if (meeting.ended && meeting.ending < -2) this.meetings.delete(id);
    meeting.ended = true;
    meeting.persons = 0;
    meeting.moderators = 0;
    return this.meetings.get(id);
  }

  #create(id: string, query: URLSearchParams, body: string, request: IncomingMessage): string {
    const { generation } = this.#options;
    const name = query.get('name') ?? '';
    if (generation === '3.0' && (name.length < 2 || name.length > 256))
      return failed('validationError', 'Meeting name must be between 2 and 256 characters');
    if (body !== '' && generation === '3.0' && request.headers['content-type'] !== 'application/xml')
      return failed('unsupportedContentType', 'POST request Content-Type is missing or unsupported');
    const known = this.meetings.get(id);
    if (known !== undefined && !known.ended) {
      const same = ['attendeePW', 'moderatorPW'].every((key) => known.parameters.get(key) === query.get(key));
      return same
        ? createdMeeting(known, true)
        : failed(
            'idNotUnique',
            'A meeting already exists with that meeting ID.  Please use a different meeting ID.',
          );
    }
    this.#created += 1_000;
    const made = {
      id,
      created: this.#created,
      parameters: query,
      body,
      persons: 0,
      moderators: 0,
      joined: false,
      ended: false,
    };
    this.meetings.set(id, made);
    return createdMeeting(made, false);
  }

  #end(meeting: Meeting, query: URLSearchParams): string {
    const { endsAfter = 1, generation } = this.#options;
    if (generation !== '3.0' && query.get('password') !== meeting.parameters.get('moderatorPW'))
      return failed('invalidPassword', 'You must supply the moderator password for this call.');
    if (generation === 'scalelite') this.meetings.delete(meeting.id);
    else meeting.ending = endsAfter;
    return success({
      messageKey: 'sentEndMeetingRequest',
      message:
        'A request to end the meeting was sent.  Please wait a few seconds, and then use the getMeetingInfo or isMeetingRunning API calls to verify that it was ended.',
    });
  }

  /** Sends to the client, or to the logout page with the fault in its query (ApiController, respondWithRedirect). */
  #join(meeting: Meeting | undefined, query: URLSearchParams, method = ''): string | { location: string } {
    const { generation } = this.#options;
    const no = (key: string) => ({ location: `/?errors=${encodeURIComponent(JSON.stringify([{ key }]))}` });
    if (method !== 'GET') return failed('unsupportedRequest', 'This request is not supported.');
    if ((query.get('fullName') ?? '').trim() === '') return no('missingParamFullName');
    if (meeting === undefined) return no(generation === '2.x' ? 'invalidMeetingIdentifier' : 'notFound');
    const createTime = query.get('createTime');
    if (createTime !== null && createTime !== String(meeting.created)) return no('mismatchCreateTimeParam');
    if (meeting.ended) return no('meetingForciblyEnded');
    const role = generation === '2.x' ? roleOf(meeting, query.get('password')) : query.get('role');
    if (role === null) return no('invalidPassword');
    const most = Number(meeting.parameters.get('maxParticipants') ?? 0);
    if (most > 0 && meeting.persons >= most) return no('maxParticipantsReached');
    meeting.persons += 1;
    if (role === 'MODERATOR') meeting.moderators = (meeting.moderators ?? 0) + 1;
    meeting.joined = true;
    return { location: `/html5client/?sessionToken=ai1wqj8wb6s7rnk0&role=${role}` };
  }
}

function roleOf({ parameters }: Meeting, password: string | null): 'MODERATOR' | 'VIEWER' | null {
  if (password === parameters.get('moderatorPW')) return 'MODERATOR';
  return password === parameters.get('attendeePW') ? 'VIEWER' : null;
}
