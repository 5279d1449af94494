import type { Call, CallRequest, Medium, Rooms } from './room.ts';

/** The room that people can be in now. */
export function currentCall(rooms: Rooms, medium?: Medium): Call | undefined {
  return rooms.calls.findLast(
    (call) => call.status === 'open' && (medium === undefined || call.medium === medium),
  );
}

/** The room that a provider is making. */
export function wantedCall(rooms: Rooms, medium?: Medium): Call | undefined {
  return rooms.calls.findLast(
    (call) => call.status === 'wanted' && (medium === undefined || call.medium === medium),
  );
}

/** The request that others can join; there is at most one a medium. */
export function waitingRequest(rooms: Rooms, medium?: Medium): CallRequest | undefined {
  return rooms.requests.findLast(
    (request) => request.status === 'waiting' && (medium === undefined || request.medium === medium),
  );
}

/** The room whose server has not ended it yet, or never did. */
export function endingCall(rooms: Rooms): Call | undefined {
  return rooms.calls.findLast(({ ending }) => ending !== undefined);
}

/** Did anybody get as far as an open room of this medium? */
export function wasTried(rooms: Rooms, medium: Medium): boolean {
  return rooms.calls.some((call) => call.medium === medium && call.openedAt !== undefined);
}

/** Writes a request over the one of its id, or adds it. */
export function putRequest(rooms: Rooms, request: CallRequest): Rooms {
  return { ...rooms, requests: put(rooms.requests, request) };
}

/** Writes a room over the one of its id, or adds it. */
export function putCall(rooms: Rooms, call: Call): Rooms {
  return { ...rooms, calls: put(rooms.calls, call) };
}

function put<Item extends { readonly id: string }>(all: readonly Item[], item: Item): readonly Item[] {
  return all.some((each) => each.id === item.id)
    ? all.map((each) => (each.id === item.id ? item : each))
    : [...all, item];
}

/** A course's rooms are many over a year: what ended more than a day ago is let go. */
export function withoutOld(rooms: Rooms, now: number): Rooms {
  const since = now - 24 * 60 * 60_000;
  return {
    requests: rooms.requests.filter((request) => request.status === 'waiting' || request.at > since),
    calls: rooms.calls.filter(
      (call) =>
        call.status === 'open' || call.status === 'wanted' || (call.closedAt ?? call.closesAt) > since,
    ),
  };
}

/** The request with this person's voice in it, or out of it; without any voice left it is dropped. */
export function withVoice(request: CallRequest, person: string, wants: boolean): CallRequest {
  const others = request.voters.filter((voter) => voter !== person);
  const voters = wants
    ? others.length < request.voters.length
      ? request.voters
      : [...others, person]
    : others;
  return { ...request, voters, status: voters.length === 0 ? 'dropped' : request.status };
}

/** « Ça marche pas »: the room with this voter's vote for another one; each counts once. */
export function withOtherVote(call: Call, voter: string): Call {
  return call.otherVotes.includes(voter) ? call : { ...call, otherVotes: [...call.otherVotes, voter] };
}

/** A browser on the room's page as a voter: nobody knows whose it is, and one person may have many. */
export function pageVoter(browser: string): string {
  return `page:${browser}`;
}

/** May one more browser vote? The page alone is never the quorum: the last voice comes from the chat. */
export function takesPageVote(call: Call, quorum: number): boolean {
  return pageVotes(call) < quorum - 1;
}

/** The voices for another room that count towards the quorum. */
export function otherVoices(call: Call, quorum: number): number {
  const fromPage = pageVotes(call);
  return call.otherVotes.length - fromPage + Math.min(fromPage, quorum - 1);
}

/** Has the page said all that it may, so that what is missing is one voice of the chat? */
export function needsChatVoice(call: Call, quorum: number): boolean {
  return otherVoices(call, quorum) === quorum - 1 && !takesPageVote(call, quorum);
}

function pageVotes({ otherVotes }: Call): number {
  return otherVotes.filter((voter) => voter.startsWith(pageVoter(''))).length;
}

/** Are people in it, as far as its provider can tell? */
export function isOccupied(call: Call): boolean {
  return call.status === 'open' && call.occupancy?.kind === 'occupied';
}

/** How long a room was open until `now` or its closing, in ms; 0 if it never was. */
export function openFor(call: Call, now: number): number {
  return call.openedAt === undefined ? 0 : Math.max(0, (call.closedAt ?? now) - call.openedAt);
}
