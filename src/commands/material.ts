import { atLeast } from '../domain/role.ts';
import {
  type FileRef,
  hasMaterial,
  longestAfterEnd,
  type Material,
  type Session,
} from '../domain/session.ts';
import { concat, doc } from '../message/document.ts';
import type { FilesKept, Reads } from '../ports/store.ts';
import { type Asker, readsAll } from '../services/asker.ts';
import {
  beginCollecting,
  type Collecting,
  collectingOf,
  collectState,
} from '../services/collect-material.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { refuseRole } from '../services/names.ts';
import { waitingFiles, waitingState } from '../services/offer-files.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { type MaterialArgs, readMaterial } from './material-args.ts';
import {
  giveMaterial,
  holdMaterial,
  type KnownMaterial,
  publishMaterial,
  storedAnswer,
} from './material-give.ts';
import { type Apart, apartFrom, lastToRead, readAgain } from './material-read.ts';
import { chooseSession, loadWish } from './session-choice.ts';
import { verb } from './verb.ts';

interface Loaded {
  readonly session: Session | Refusal;
  readonly material?: Material;
  readonly collecting?: Collecting;
  /** Files that the person sent in private without a command. */
  readonly waiting?: { readonly files: readonly FileRef[]; readonly text?: string };
  /** What course and person keep already, without the files that come now. */
  readonly kept?: FilesKept;
  /** The last session with something to read, where another one was chosen of which there is nothing yet. */
  readonly last?: Session;
  /** The person cannot read the post that shows it. */
  readonly apart?: Apart;
}

/** `support`: staff give, show and hold a session's material; all read it once it is shown. */
export const materialVerb = verb<MaterialArgs, Loaded>({
  name: 'material',
  group: 'session',
  words: { fr: ['support', 'document', 'poly'], en: ['material', 'handout'] },
  needs: 'course',
  shared: true,
  role: 'student',
  takesBody: true,
  takesText: true,
  reading: {
    changes: 'assistant',
    does: {
      fr: "Donne le support d'une séance, une fois montré.",
      en: 'Gives the material of a session, once it is shown.',
    },
  },
  purpose: { fr: 'donner un support', en: 'give material' },
  help: {
    fr: {
      syntax: [
        'support [S3]',
        'support S3 + texte ou fichiers',
        'support S3 publier|retirer|ajouter|remplacer',
        'support fini',
      ],
      does: "Montre le support d'une séance ; l'équipe le donne, de préférence en message privé. Un texte : à la ligne, sous la commande, ou la commande en réponse à votre message. Des fichiers : avec la commande en légende, ou envoyés ensuite, seuls ; je propose alors de les ajouter. Les deux : le texte, puis les fichiers.",
      examples: ['support S3', 'support S3 publier', 'support S3 # Les arbres'],
    },
    en: {
      syntax: [
        'material [S3]',
        'material S3 + text or files',
        'material S3 publish|withdraw|add|replace',
        'material done',
      ],
      does: 'Shows the material of a session; staff give it, preferably in a direct message. A text: on the line below the command, or the command in reply to your message. Files: with the command as their caption, or sent afterwards, alone; I then offer to add them. Both: the text, then the files.',
      examples: ['material S3', 'material S3 publish', 'material S3 # Trees'],
    },
  },
  reads: (line) => line.quoted === undefined && readMaterial(line).act === 'read',
  parse: (line, scene) => {
    const args = readMaterial(line);
    const changes = args.act !== 'read' && args.act !== 'done';
    if (!changes || args.number !== undefined) return args;
    const refused = refuseRole(scene, purposeOf(scene), 'assistant');
    return refused ?? refuse('whichSession', scene.words.material.which());
  },
  load,
  decide,
});

async function load(
  reads: Reads,
  scene: Scene,
  args: MaterialArgs,
  asker: Asker = readsAll,
): Promise<Loaded> {
  if (args.act === 'done') return loadDone(reads, scene);
  const example = scene.language === 'fr' ? 'support S1' : 'material S1';
  const chosen = chooseSession(scene, args, await loadWish(reads, scene, args), example);
  const last = args.act === 'read' ? await lastToRead(reads, scene, args, chosen) : undefined;
  // Just after a session, that is the one whose material is asked for.
  const isOpen = !('refused' in chosen) && chosen.status === 'open';
  const justHeld = last?.closedAt !== undefined && scene.now - last.closedAt <= longestAfterEnd;
  const session = 'refused' in chosen || (justHeld && !isOpen) ? (last ?? chosen) : chosen;
  if ('refused' in session) return { session };
  const material = await reads.material(session.id);
  const waiting = args.act === 'add' ? await waitingFiles(reads, scene.person.id, scene.now) : undefined;
  const files = [...args.files, ...(args.quoted?.files ?? []), ...(waiting?.files ?? [])];
  const blobs = files.map(({ blob }) => blob);
  const kept =
    files.length === 0 ? undefined : await reads.filesKept(session.courseId, scene.person.id, blobs);
  const apart = args.act === 'read' ? await apartFrom(asker, scene, session) : undefined;
  return {
    session,
    ...(material === undefined ? {} : { material }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(kept === undefined ? {} : { kept }),
    ...(last === undefined || last === session ? {} : { last }),
    ...(apart === undefined ? {} : { apart }),
  };
}

async function loadDone(reads: Reads, scene: Scene): Promise<Loaded> {
  const none = refuse('notCollecting', scene.words.material.notCollecting());
  const collecting = await collectingOf(reads, scene.person.id, scene.now);
  if (collecting === undefined || collecting.courseId !== scene.course?.id) return { session: none };
  const session = await reads.session(collecting.sessionId);
  if (session === undefined) return { session: none };
  const material = await reads.material(session.id);
  return { session, collecting, ...(material === undefined ? {} : { material }) };
}

function decide(scene: CourseScene, args: MaterialArgs, loaded: Loaded): Outcome {
  const { session, material, kept, collecting, last, apart } = loaded;
  const isStaff = atLeast(scene.role, 'assistant');
  if (args.act !== 'read' && !isStaff) return refuseRole(scene, purposeOf(scene), 'assistant') ?? {};
  if ('refused' in session) return session;
  const known = {
    course: scene.course,
    session,
    ...(material === undefined ? {} : { material }),
    ...(kept === undefined ? {} : { kept }),
  };
  switch (args.act) {
    case 'give':
      return giveMaterial(scene, known, withQuoted(args));
    case 'add':
      return quotes(args) ? giveMaterial(scene, known, withQuoted(args)) : add(scene, known, loaded.waiting);
    case 'replace':
      return scene.origin.direct ? ask(scene, session) : missing(scene, session);
    case 'show':
      return publishMaterial(scene, session);
    case 'hold':
      return holdMaterial(scene, session);
    case 'done':
      return collecting === undefined ? {} : finish(scene, known, collecting);
    case 'read':
      break;
  }
  if (isStaff && args.number !== undefined) {
    if (quotes(args)) return giveMaterial(scene, known, withQuoted(args));
    // What is kept already is shown: a stray sentence must not replace it.
    if (!hasMaterial(session) && scene.origin.direct) return ask(scene, session);
    if (!hasMaterial(session) && scene.place?.kind !== 'staff') return missing(scene, session);
  }
  return readAgain(scene, { ...known, last, apart });
}

function missing(scene: CourseScene, session: Session): Refusal {
  return refuse('missing', scene.words.material.missingHere(session.number, scene.course.code));
}

function purposeOf({ language }: Scene): string {
  return language === 'fr' ? 'donner un support' : 'give material';
}

function quotes({ quoted }: MaterialArgs): boolean {
  return quoted !== undefined && (quoted.text.trim() !== '' || quoted.files.length > 0);
}

/** Text of one's own goes before the quoted text; files come together. */
function withQuoted({ body, files, quoted }: MaterialArgs) {
  const quotedText = quoted?.text.trim() ?? '';
  const text = body ?? (quotedText === '' ? undefined : quotedText);
  return {
    files: [...(quoted?.files ?? []), ...files],
    ...(text === undefined ? {} : { body: text }),
  };
}

/** `support S1 ajouter`: the files that were sent in private. */
function add(scene: CourseScene, known: KnownMaterial, waiting: Loaded['waiting']): Outcome {
  if (waiting === undefined) {
    return refuse('noFiles', scene.words.material.noFilesWaiting(known.session.number, scene.course.code));
  }
  const { files, text } = waiting;
  // What is written with a file is added as it is: it takes no other text's place.
  const before = known.material?.body.trimEnd() ?? '';
  const body = text === undefined ? {} : { body: before === '' ? text : `${before}\n\n${text}` };
  const given = giveMaterial(scene, known, { files, ...body }, 'private');
  if ('refused' in given) return given;
  return { ...given, state: [...(given.state ?? []), ...waitingState(scene.person.id, undefined)] };
}

/** In private: what follows is the material. */
function ask(scene: CourseScene, session: Session): Outcome {
  const words = scene.words.material;
  const several = scene.courses.length > 1;
  const line = several ? `${scene.course.code} ${words.finish}` : words.finish;
  const { now, person } = scene;
  const collecting = beginCollecting(session, now, line);
  return {
    answer: words.ask(session.number, line, { now, at: collecting.until }),
    state: collectState(person.id, collecting),
  };
}

/** `support fini`: what came is said; where the setting already shows it, the minute starts now. */
function finish(
  scene: CourseScene,
  known: { session: Session; material?: Material },
  collecting: Collecting,
): Outcome {
  const { session, material } = known;
  const state = collectState(scene.person.id, undefined);
  if (collecting.received === 0 || material === undefined) {
    return { answer: scene.words.material.nothingCollected(session.number), state };
  }
  const soon = scene.now + 60_000;
  const late = (session.material.showAt ?? 0) > soon;
  const waiting = late ? { ...session, material: { ...session.material, showAt: soon } } : session;
  const { replaced } = collecting;
  const answer = storedAnswer(scene, { session: waiting, material }, scene.origin.direct);
  const partByPart =
    replaced === undefined
      ? undefined
      : doc(scene.words.material.replaced({ characters: replaced, files: [] }, 'partByPart'));
  return {
    answer: concat(answer, partByPart),
    state,
    ...(late ? { sessions: [waiting] } : {}),
  };
}
