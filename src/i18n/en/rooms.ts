import type { NoServer } from '../../domain/choose-room.ts';
import type { KnownService, ServerFacts } from '../../domain/known-services.ts';
import type { ClosedRoom, Medium, WaysIn } from '../../domain/room.ts';
import type { NotGiven } from '../../domain/room-allowance.ts';
import {
  actions,
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  link,
  mention,
  postLink,
} from '../../message/document.ts';
import type { rooms as french } from '../fr/rooms.ts';
import { common } from './common.ts';

const sign: Record<Medium, string> = { audio: '🔊', video: '🎥' };
const room: Record<Medium, string> = { audio: 'audio room', video: 'video room' };
const a: Record<Medium, string> = { audio: 'an audio room', video: 'a video room' };
const forSession = (number: number | undefined) =>
  number === undefined ? '' : ` for ${common.session(number)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** How staff give a link to a room of this medium. */
const ownLinkLine: Record<Medium, string> = { audio: 'call https://…', video: 'call video https://…' };
const giveLink = (medium: Medium): readonly Inline[] => [
  'Staff can give a link: ',
  command(ownLinkLine[medium]),
  '.',
];
const of = (count: number, needed: number) =>
  `${common.count(count, 'person', 'people')} of the ${needed} needed`;

export const rooms: typeof french = {
  medium: (medium: Medium): string => room[medium],
  purpose: (medium: Medium): string => `open ${a[medium]}`,

  request: (it): Document => {
    const who = inlines`${sign[it.medium]} ${mention(it.by)} asks for ${a[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : `: “${it.reason}”`}`;
    if (it.linkOnly && it.needed === 1)
      return doc(line`${who}. Granted: only a link is missing, staff have been told. ${giveLink(it.medium)}`);
    const asks = inlines`${who}. ${of(it.count, it.needed)}`;
    const join = command(`${it.medium} yes`);
    const joined = !it.linkOnly
      ? line`${asks}. To open it: 👍 or ${join}; staff can open it at once.`
      : it.count < it.needed
        ? line`${asks}. To ask for it too: 👍 or ${join}. No server can open it here. ${giveLink(it.medium)}`
        : line`${asks}: that is enough, staff have been told. No server can open it here. ${giveLink(it.medium)}`;
    return doc(
      joined,
      actions({
        sign: '👍',
        label: it.linkOnly ? `ask for the ${room[it.medium]}` : `open the ${room[it.medium]}`,
        command: `${it.medium} yes ${it.id}`,
        off: `${it.medium} no ${it.id}`,
      }),
    );
  },
  requestOver: (it): Document => {
    const how = {
      granted: 'Granted.',
      lapsed:
        it.count < it.needed
          ? `It lapsed: ${of(it.count, it.needed)} in 15 minutes.`
          : 'It lapsed: nobody gave a link in 15 minutes.',
      dropped: 'Withdrawn.',
      ended: it.session === undefined ? 'It has expired.' : 'It has expired: the session is over.',
    }[it.how];
    const again: readonly Inline[] = it.how === 'lapsed' ? [' To ask again: ', command(it.medium), '.'] : [];
    return doc(
      line`${sign[it.medium]} ${mention(it.by)} asked for ${a[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : `: “${it.reason}”`}. ${how}${again}`,
    );
  },
  requestForStaff: (it): Document => {
    const how = it.linkOnly
      ? inlines`No server can open it here. ${giveLink(it.medium)}`
      : inlines`To open it at once: ${command(`${it.medium} yes`)}.`;
    return doc(
      line`${sign[it.medium]} ${mention(it.by)} asks for ${a[it.medium]}${forSession(it.session)}${it.reason === undefined ? '' : `: “${it.reason}”`}. ${how}`,
    );
  },
  quorumForStaff: (it): Document =>
    doc(
      line`${sign[it.medium]} ${of(it.count, it.needed)} want ${a[it.medium]}${forSession(it.session)}: there are enough of them. ${giveLink(it.medium)}`,
    ),
  asked: ({ medium, post, voters }, needed, linkOnly): Document => {
    const how = linkOnly
      ? inlines` No server can open it here; staff have been told. ${giveLink(medium)}`
      : [];
    if (needed === 1)
      return doc(
        line`${sign[medium]} ${postLink(post, `Your request for ${a[medium]}`)} is granted: only a link is missing, staff have been told. ${giveLink(medium)}`,
      );
    return doc(
      line`${sign[medium]} ${postLink(post, `Your request for ${a[medium]}`)} is in the course's room: ${of(voters.length, needed)}.${how}`,
    );
  },
  joined: ({ medium, post }, count, needed): Document =>
    doc(
      needed === 1
        ? line`The ${postLink(post, room[medium])} is granted already: only a link of the staff is missing.`
        : line`Noted for the ${postLink(post, room[medium])}: ${of(count, needed)}.`,
    ),
  left: (medium): Document => doc(line`Noted: you no longer ask for ${a[medium]}.`),
  requestGone: (medium): Document =>
    doc(line`This request is over. To make another one: ${command(medium)}.`),
  noneAsked: (medium): Document =>
    doc(line`Nobody is asking for ${a[medium]}. To ask for one: ${command(medium)}.`),

  opened: (it): Document => {
    const where = it.link === undefined ? provider(it) : inlines`${link(it.link)} (${provider(it)})`;
    return doc(
      it.instead
        ? line`${sign[it.medium]} Another ${room[it.medium]}${forSession(it.session)}: ${where}. The previous link is withdrawn.`
        : line`${sign[it.medium]} ${capital(room[it.medium])} open${forSession(it.session)}: ${where}.`,
      line`${howIn(it)}${it.persons === undefined ? '' : ` ${connected(it.persons)}`}`,
      byPhone(it),
      line`What is written is what counts: note what matters in the thread.`,
    );
  },
  server: (it): string => (it.service === undefined ? `${capital(provider(it))}.` : dependsOn(it.service)),
  openedInThread: (it): Document =>
    doc(
      line`${sign[it.medium]} ${capital(room[it.medium])} open: ${it.link === undefined ? postLink(it.post, 'how to join') : link(it.link)}. Note what matters here.`,
    ),
  staffEntry: (medium, number, url, course): Document =>
    doc(
      line`🔑 To enter the ${room[medium]}${forSession(number)} as a moderator: ${link(url)}. This link is valid for an hour; for another one, in private: ${command(`${course} call`)}. Do not give it to the class.`,
    ),
  staffEntryLine: (url): Block =>
    line`🔑 To enter as a moderator (link valid for an hour, staff only): ${link(url)}.`,
  staffEntryInPrivate: (): Block =>
    line`To enter as a moderator, ask for your link in private: ${command('call')}.`,
  staffEntryOver: (medium): Document => doc(line`The moderators' link of the ${room[medium]} is withdrawn.`),
  closed: (medium, it): Document => {
    const said = {
      asked: `link withdrawn at ${it.hour}, being closed`,
      failed: `link withdrawn at ${it.hour}, after ${it.duration}`,
      ended: `closed at ${it.hour}, after ${it.duration}`,
      left: `closed at ${it.hour}, after ${it.duration}: link withdrawn`,
    }[it.how];
    const colon = it.how === 'asked' || it.how === 'failed' ? ':' : '';
    return doc(line`${capital(room[medium])}${colon} ${said}.`);
  },
  notEnded: (it): Document =>
    doc(
      line`The ${room[it.medium]} of ${it.course}${it.session === undefined ? '' : `, ${common.session(it.session)},`} could not be closed: people may still be in it. Its link is withdrawn, but on ${it.label} ${it.fault}`,
      it.byHand === undefined
        ? line`To close it by hand: someone who can still enter as a moderator ends it, or its host does on the server.`
        : line`To close it by hand: in Mumble (server ${it.byHand.server}, port ${it.byHand.port}), whoever administers the server removes the channel ${it.byHand.path.join(' / ')}.`,
    ),
  withdrawn: (medium): Document =>
    doc(line`${capital(room[medium])} replaced by another one: link withdrawn.`),

  isOpen: (medium, ways): Document =>
    doc(
      ways.link === undefined
        ? line`${sign[medium]} The ${room[medium]} is open. ${byHand(ways)}`
        : line`${sign[medium]} The ${room[medium]} is open: ${link(ways.link)}.`,
      byPhone(ways),
    ),
  isComing: (medium): Document =>
    doc(line`The ${room[medium]} is being opened; the link will come in the course's room.`),
  opening: (medium): Document =>
    doc(line`${sign[medium]} I am opening ${a[medium]}; the link will come in the course's room.`),

  linkGiven: (medium, post): Document =>
    doc(line`✅ ${postLink(post, `The link of the ${room[medium]}`)} is in the course's room.`),

  never: (): Document =>
    doc(line`This course does without video (setting video). For an audio room: ${command('audio')}.`),
  audioFirst: (staff): Document =>
    doc(
      staff
        ? line`Nobody has tried audio yet, which is lighter for everybody: ${command('audio')}. To open video all the same, repeat ${command('video')}.`
        : line`Try audio first, which is lighter for everybody: ${command('audio')}. Video comes next, if audio is not enough.`,
    ),

  none: (medium, why, staff, left = []): Document => {
    const first = {
      noServer: 'No server for rooms is configured here.',
      noneForMedium: `None of the configured servers offers ${a[medium]}.`,
      noneFits: `No server can open ${a[medium]} right now.`,
      allTried: `There is no other server: no other ${room[medium]} can be opened.`,
      noPlace: 'This course is not linked to any class room: no call can open for it.',
      personHas: 'Outside sessions, one person can open one room at a time, and you already have one.',
      creatorHas:
        'Outside sessions, the courses of one creator can have two rooms open at most, and they are.',
    }[why];
    const instead: Partial<Record<NoServer | NotGiven, readonly Inline[]>> = {
      noPlace: inlines`To link it to a room: ${command('link')}.`,
      personHas: inlines`Close the other one first: ${command('close')}.`,
      creatorHas: inlines`To close one: ${command('close')}. ${giveLink(medium)}`,
    };
    return doc(
      line`${first} ${instead[why] ?? giveLink(medium)}`,
      staff && left.length > 0 ? line`${left.join(' ')}` : undefined,
      staff && (why === 'noServer' || why === 'noneForMedium')
        ? line`To add a server, the host describes it in the calls file (${code('COURS_CALLS_FILE')}, by default ${code('calls.yaml')}).`
        : undefined,
    );
  },
  failed: (medium): Document =>
    doc(line`The ${room[medium]} could not be opened: no server answered. ${giveLink(medium)}`),
  stays: (medium, post): Document =>
    doc(
      line`No other ${room[medium]} could be opened: ${postLink(post, 'the previous one')} stays open. ${giveLink(medium)}`,
    ),
  failedForStaff: (medium, instance, reason, next): Document =>
    doc(
      line`The ${room[medium]} could not be opened on ${instance}: ${reason}${next === undefined ? '' : ` Cours tries ${next}.`}`,
    ),

  ownLink: (): string => 'link from the staff',

  serverAway: (medium, label, another): Document =>
    doc(
      another
        ? line`${label} no longer answers: its ${room[medium]} is probably cut off. To open one elsewhere: ${command('call other')}.`
        : line`${label} no longer answers: its ${room[medium]} is probably cut off. ${giveLink(medium)}`,
    ),

  noneOpen: (): Block => line`No room is open. To ask for an audio room: ${command('audio')}.`,
  waiting: (medium, count, it): Block => {
    const how = it.linkOnly
      ? inlines`To ask for it too: ${command(`${medium} yes`)}. ${giveLink(medium)}`
      : inlines`To open it: ${command(`${medium} yes`)}.`;
    if (it.linkOnly && it.needed === 1)
      return line`${capital(a[medium])} is granted: only a link is missing. ${giveLink(medium)}`;
    return line`${capital(a[medium])} has been requested: ${of(count, it.needed)}. ${how}`;
  },
  location: (number, place): Block => line`${common.Session(number)}, on site: ${place}.`,
  whyLine: (why): Block => line`Why this one: ${why}`,
  doesNotWork: (): Block => line`If it does not work: ${command('call other')}.`,

  broken: (medium, count, course) =>
    doc(
      line`The ${room[medium]} of ${course} does not work for ${common.count(count, 'person', 'people')}, and there is no other server. ${giveLink(medium)}`,
    ),

  otherVote: (medium, count, needed, call): Document =>
    doc(
      line`Another ${room[medium]}? ${of(count, needed)}; staff can switch at once. If it does not work for you either: 👍 or ${command('call other')}.`,
      call === undefined
        ? undefined
        : actions({ sign: '👍', label: 'ask for the other room', command: `call other ${call}` }),
    ),
  otherOver: (medium): Document =>
    doc(line`This ${room[medium]} is no longer open: the request for another one is over.`),
  nothingToReplace: (): Document =>
    doc(line`No room is open, there is nothing to change. To ask for one: ${command('audio')}.`),
  unknownInstance: (typed, known): Document =>
    doc(
      known.length === 0
        ? line`I do not know the server “${typed}”, and none is configured. Give a link: ${command('call https://…')}.`
        : line`I do not know the server “${typed}”. The servers: ${known.join(', ')}. For example: ${command(`call ${known[0] ?? ''}`)}.`,
    ),
  badMedium: (medium, label): Document =>
    doc(
      line`${label} does not offer ${a[medium]}. Choose another one, or give a link: ${command('call https://…')}.`,
    ),
  serviceEnded: (name, year): Document =>
    doc(
      line`${name} closed in ${year}: this link no longer opens anything. Give another one: ${command('call https://visio.example.org/lo21')}.`,
    ),
  badLink: (): Document =>
    doc(
      line`This link is not an https address. For example: ${command('call https://visio.example.org/lo21')}.`,
    ),
  badPhone: (): Document =>
    doc(
      line`I do not understand what follows the link: a telephone number, then a code if there is one. For example: ${command('call https://visio.example.org/lo21 phone +33 1 23 45 67 89 code 1234#')}.`,
    ),

  closing: (closed): Document => {
    const said = (how: ClosedRoom['how'], one: string, many: string) => {
      const those = closed.filter((each) => each.how === how).map(({ medium }) => room[medium]);
      const rooms = [...new Set(those)];
      if (rooms.length === 0) return undefined;
      return line`✅ ${capital(common.and(rooms))}: ${rooms.length > 1 ? many : one}.`;
    };
    return doc(
      said('left', 'closed, link withdrawn', 'closed, links withdrawn'),
      said('asked', 'link withdrawn, being closed', 'links withdrawn, being closed'),
      said('unmade', 'will not open', 'will not open'),
    );
  },
  stillClosing: (medium, never): Document =>
    doc(
      never
        ? line`The ${room[medium]} could not be closed on its server; its link is withdrawn. Staff have been told how to close it by hand.`
        : line`The ${room[medium]} is being closed: its link is withdrawn, its server has not answered yet.`,
    ),
  notYours: (medium, staff): Document =>
    doc(
      line`Others have asked for this ${room[medium]} too: only staff can close it (${staff.join(', ')}). It closes by itself at the end of the session.`,
    ),
  nothingToClose: (): Document => doc(line`No room is open. To ask for one: ${command('audio')}.`),
  endInstead: (number): Document =>
    doc(line`No room is open. End ${common.session(number)}? ${command(`end S${number}`)}`),
};

export const connected = (count: number): string =>
  count === 0 ? 'Nobody in the room yet.' : `${common.count(count, 'person connected', 'people connected')}.`;

function howIn(it: WaysIn & { readonly service?: KnownService }): readonly Inline[] {
  if (it.service !== undefined) return [dependsOn(it.service)];
  if (it.byHand === undefined)
    return ['Open the link and give your name; the microphone is turned on in the browser.'];
  const first =
    it.link === undefined
      ? 'First time: install Mumble and give your name.'
      : 'First time: install Mumble, open the link, give your name.';
  return inlines`${first} ${byHand(it)}`;
}

function byHand({ byHand: hand }: WaysIn): readonly Inline[] {
  if (hand === undefined) return [];
  const { password, path, port, server } = hand;
  const secret = password === undefined ? [] : inlines`, password ${code(password)}`;
  return inlines`By hand: server ${server}, port ${port}${secret}, channel ${path.join(' / ')}.`;
}

function byPhone({ phone }: WaysIn): Block | undefined {
  if (phone === undefined) return undefined;
  const pass = phone.code === undefined ? [] : inlines`, code ${code(phone.code)}`;
  return line`By telephone: ${code(phone.number)}${pass}.`;
}

function provider(it: ServerFacts): string {
  return [
    it.label ?? it.service?.name ?? rooms.ownLink(),
    it.free === true ? 'free software' : undefined,
    it.places === undefined ? undefined : common.count(it.places, 'place', 'places'),
    it.example ? 'example server, not checked' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function dependsOn({ name, company, country, account }: KnownService): string {
  const where = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  const who = name === company ? '' : ` by ${company}`;
  return `${name} is a service${who} (${where}), which gets your name and the address you connect from; to enter, ${account ? 'you need an account' : 'a name is enough, unless set otherwise'}. You do not have to: the thread is enough.`;
}
