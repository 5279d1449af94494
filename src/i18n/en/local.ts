import type { local as french } from '../fr/local.ts';
import { messages } from './local-page.ts';

export const local: typeof french = {
  ...messages,
  refusals: {
    nameMissing: 'A name is missing: write the one that the class knows you by.',
    nameTooLong: 'This name is too long: 40 characters at most.',
    nameTaken: 'This name is already in use here. Add the initial of your family name, for instance.',
    roomNameMissing: 'A room name is missing, of 60 characters at most. For instance: TD1.',
    roomNameTaken: 'A room already has this name. Choose another one, for instance: TD2.',
    teachersOnly: 'Only those who teach can add a room.',
    notInRoom: 'This room does not exist, or you are not in it.',
    noSuchMessage: 'This message does not exist, or it was deleted.',
    notYours: 'This message is not yours: you cannot change it.',
    nothingWritten: 'The message is empty: write a few words or attach a file.',
    textTooLong: 'This message is too long: 64 kB of text at most. Send it as an attached file.',
    filesTooLarge: 'These files are too large: 25 MB at most for one message.',
    tooManyFiles: 'There are too many files: 10 at most for one message.',
    unknownSign: 'This sign does not exist here. Take 👍, ✅, ❓, 🔔 or ↩️.',
    idReused: 'This id was already used for another message: send the message again with a new one.',
    notEntered: 'You are not in the room yet: open the front page and give a name.',
    unreadable: 'This request could not be read. Reload the page and try again.',
    foreignPage: 'This request comes from another page: only the page of Cours may write here.',
  },
};
