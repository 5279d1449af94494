import type { Medium } from '../../domain/room.ts';
import type { roomPage as french } from '../fr/room-page.ts';
import { common } from './common.ts';
import { size } from './material.ts';
import { connected, rooms } from './rooms.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const roomPage: typeof french = {
  heading: (medium: Medium): string => capital(rooms.medium(medium)),
  title: (medium, course): string => `${capital(rooms.medium(medium))}, ${course}`,

  enter: 'Enter the room',
  enterInBrowser: 'Enter with the browser',
  openMumble: 'Open in Mumble',
  yourName: 'Your name',
  nameHint: 'The others will see it.',
  firstTime: "You enter muted; turn the microphone on in the room's page.",
  firstTimeLink: 'As you enter, check that your microphone is off: this service decides for itself.',
  firstTimeMumble:
    'First time? Install Mumble (computer: mumble.info; Android: Mumla; iPhone: Mumble), then open the room with the button and give your name. If nothing opens, enter by hand:',
  byHand: { server: 'Server', port: 'Port', password: 'Password', channel: 'Channel' },
  phone: 'By telephone',
  phoneCode: 'then the code',
  staff:
    'This link is for the staff: it makes you a moderator of the room, for one hour. Keep it to yourself.',
  persons: connected,
  writing: "What is written is what counts: note what matters in the course's thread.",

  material: 'Material of the session',
  readMaterial: 'Read the text',
  fileSize: size,
  fromInside: 'The page of this room, with the material of the session if there is any:',
  noFile:
    "This file is not available here, or no longer is: it is as long as the room is open. You will find it in the course's room.",

  doesNotWork: 'It does not work',
  doesNotWorkAlone:
    'If the room does not open for you, say so: there is no other server, but staff will read it and can give a link.',
  doesNotWorkHint: (needed): string =>
    `If the room does not open for you, say so: once ${common.count(needed, 'person has', 'people have')} reported it, another one opens. At least one of them writes in the course's room:`,
  otherCommand: '!cours call other',
  voted: {
    counted: (count, needed): string =>
      `Noted: ${common.count(count, 'person', 'people')} of the ${needed} needed to open another room.`,
    needsChat: (count, needed): string =>
      `Noted: ${common.count(count, 'person', 'people')} of the ${needed} needed. One vote is missing, to be given in the course's room:`,
    coming: "Another room is being opened; it appears here and in the course's room.",
    none: "Noted. There is no other server; staff can give a link in the course's room.",
    gone: 'This room is no longer open.',
    again: 'That was already noted, or this page is too old: reload it.',
  },

  closedHeading: 'Room closed',
  closed: (hour): string => `This room has been closed since ${hour}.`,
  closingHeading: 'Link withdrawn',
  closing: (hour, failed): string =>
    `The link of this room was withdrawn at ${hour}${failed ? '' : '; it is being closed'}.`,
  coming: 'This room is being opened; the page reloads by itself.',
  failed: "This room could not be opened. See the course's room for news.",
  again: "To ask for one, write in the course's room:",
  replaced: 'Another room took its place.',
  toNext: 'Go to the other room',
  unknownHeading: 'No room here',
  unknown:
    "This address leads to no room: it is incomplete, or the room was closed long ago. Take the link from the course's room again.",
  cannotEnter: 'You could not enter the room:',
  back: 'Back to the page of the room',
  brokenHeading: 'Something went wrong',
  broken:
    "This page could not be shown; the fault is logged. Try again in a moment, or take the link from the course's room again.",
  tooMuch: 'This form is too long for this page. Give a shorter name.',
};
