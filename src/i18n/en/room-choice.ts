import { type Block, line } from '../../message/document.ts';
import type { roomChoice as french } from '../fr/room-choice.ts';
import { common } from './common.ts';
import { rooms } from './rooms.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const roomChoice: typeof french = {
  why: (why, label): string =>
    ({
      ordered: `${label}: first in the order that the course chose (setting rooms).`,
      lightest: `${label}: the lightest that will do.`,
      freest: `${label}: the least busy of its group.`,
      first: `${label}: the host's first server.`,
      next: `${label}: the next one, those before it having been tried.`,
      example: `${label}: example server of the sample course, not checked.`,
      staff: `${label}: chosen by the staff.`,
      given: 'the link that the staff gave.',
      videoLink: "the course's video link (setting video-link).",
    })[why],
  leftOut: (label, it, hour): string => {
    switch (it.why) {
      case 'medium':
        return `${label} left out: it does not offer this kind of room.`;
      case 'taken':
        return `${label} left out: another course is using it, and it has only one room.`;
      case 'tried':
        return `${label} left out: already tried.`;
      case 'publicUrl':
        return `${label} left out: it gives everybody a link of their own, for which the host has to set COURS_PUBLIC_URL.`;
      case 'notForClasses':
        return `${label} left out: ${it.reason}.`;
      case 'tooSmall':
        return `${label} left out: ${common.count(it.places, 'place', 'places')} for ${common.count(it.persons, 'person', 'people')}.`;
      case 'full':
        return `${label} left out: ${common.count(it.free, 'free place', 'free places')} of ${it.total} for ${common.count(it.persons, 'person', 'people')}.`;
      case 'aside':
        return `${label} left out: no answer at ${hour}.`;
      case 'failed':
        return `${label} left out: it could not open a room at ${hour}.`;
    }
  },
  fault: (code): string => {
    const why: Readonly<Record<string, string>> = {
      refused: 'the server does not answer.',
      denied: 'the server does not let Cours open a room there. The host of Cours has to fix it.',
      timeout: 'the server did not answer in time.',
      tls: "the server's certificate is not valid. The host of Cours can tell the server's.",
      secret: 'the server refuses the secret of Cours. The host has to fix it in the calls file.',
      busy: 'the server is opening too many rooms at once.',
      full: 'the server is full.',
      gone: 'the server stopped while the room was being opened.',
      medium: 'the server does not offer this kind of room.',
      configuration: 'this server is no longer in the calls file.',
    };
    return why[code] ?? 'the server gave an unexpected answer.';
  },
  wouldBe: (medium, why): Block => line`For the next ${rooms.medium(medium)}, ${why}`,
  wouldNotBe: (medium, left): Block =>
    line`${capital(rooms.medium(medium))}: no server could open one. ${left.join(' ')}`,
};
