import { agendaVerb } from './agenda.ts';
import { announceVerb } from './announce.ts';
import { audioVerb } from './audio.ts';
import { callVerb } from './call.ts';
import { cancelVerb } from './cancel.ts';
import { closeVerb } from './close.ts';
import { createVerb } from './create.ts';
import { endVerb } from './end.ts';
import { languageVerb } from './language.ts';
import { linkVerb } from './link.ts';
import { materialVerb } from './material.ts';
import { moveVerb } from './move.ts';
import { myDataVerb } from './my-data.ts';
import { nextVerb } from './next.ts';
import { placeVerb } from './place.ts';
import { planVerb } from './plan.ts';
import { remindMeVerb } from './remind-me.ts';
import { reopenVerb } from './reopen.ts';
import { restoreVerb } from './restore.ts';
import { settingsVerb } from './settings.ts';
import { staffVerb } from './staff.ts';
import { startVerb } from './start.ts';
import { titleVerb } from './title.ts';
import { undoVerb } from './undo.ts';
import { unlinkVerb } from './unlink.ts';
import type { AnyVerb } from './verb.ts';
import { videoVerb } from './video.ts';

/** Every verb but help, which lists them, in the order shown. */
export const verbs: readonly AnyVerb[] = [
  planVerb,
  agendaVerb,
  nextVerb,
  moveVerb,
  cancelVerb,
  restoreVerb,
  titleVerb,
  placeVerb,
  undoVerb,
  materialVerb,
  startVerb,
  endVerb,
  reopenVerb,
  audioVerb,
  videoVerb,
  callVerb,
  closeVerb,
  createVerb,
  linkVerb,
  unlinkVerb,
  staffVerb,
  settingsVerb,
  announceVerb,
  remindMeVerb,
  languageVerb,
  myDataVerb,
];
