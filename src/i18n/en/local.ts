import type { local as french } from '../fr/local.ts';
import { messages } from './local-page.ts';

export const local: typeof french = {
  ...messages,
  cli: {
    usage: `npm run cours -- local code NAME

Gives a return code to somebody of the local chat whose browser no longer knows them: they type it at the door of
the class and find their name and messages again. A code that they had no longer holds. It can run while the bot
does. For instance: npm run cours -- local code "NAME"
Ends with 0 if it is done, else with 1 and what to do.`,
    nobody: (name, dataDir) =>
      `Nobody is called “${name}” in the local chat of ${dataDir}. Give the name as it is shown, for instance: npm run cours -- local code "NAME"`,
    code: (name, shown) =>
      `Return code of ${name}: ${shown}\nTo be typed at the door of the class, under “Take your place again”. It is shown here only.`,
  },
  refusals: {
    nameMissing: 'A name is missing: write the one that the class knows you by.',
    nameTooLong: 'This name is too long: 40 characters at most.',
    nameTaken:
      'This name is already in use here. If it is yours, come back with your return code; if not, add the initial of your family name, for instance.',
    tooManyNames: 'You have changed your name five times within an hour. Wait a little before the next one.',
    roleMissing: 'Say whether you teach or study: choose “I teach” or “I study”.',
    codeWrong:
      'This code does not hold: miscopied, or replaced by a newer one. It looks like k7q2-m9x4-tz5a.',
    tooManyCodes: 'Too many wrong codes have just been tried. Wait a minute, then try again.',
    noSuchPerson: 'Only somebody who teaches can enter a staff room.',
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
