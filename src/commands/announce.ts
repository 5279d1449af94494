import { type Course, classPlaces, type Place } from '../domain/course.ts';
import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { doc, markdown } from '../message/document.ts';
import { type Audience, say } from '../message/post.ts';
import { refuse } from '../services/decision.ts';
import { verb } from './verb.ts';

interface Args {
  readonly first: string;
  readonly more: string;
}

/** `annoncer TEXT`: a message that rings, in every room of the class, or of the group where it is typed. */
export const announceVerb = verb<Args, undefined>({
  name: 'announce',
  group: 'course',
  words: { fr: ['annoncer', 'annonce'], en: ['announce'] },
  needs: 'course',
  role: 'assistant',
  takesBody: true,
  takesText: true,
  purpose: { fr: 'annoncer', en: 'announce' },
  help: {
    fr: {
      syntax: ['annoncer TEXTE'],
      does: 'Publie un message avec notification dans tous les salons de la classe, ou du groupe si on le tape dans le sien.',
      examples: ['annoncer Le TD de demain est en salle B204', 'annoncer Les copies sont corrigées'],
    },
    en: {
      syntax: ['announce TEXT'],
      does: "Posts a message with a notification in every room of the class, or of the group when typed in the group's own.",
      examples: ['announce The exercises tomorrow are in room B204', 'announce The papers are marked'],
    },
  },
  parse: (line, scene) => {
    const words = scene.words.course;
    const body = line.body ?? '';
    const length = line.raw.length + body.length;
    if (length === 0) return refuse('announceMissing', words.announceMissing());
    if (length > limits.announcementLength) {
      return refuse('announceTooLong', words.announceTooLong(limits.announcementLength, length));
    }
    if (line.raw !== '') return { first: line.raw, more: body };
    const [first = '', ...rest] = body.split('\n');
    return { first: first.trim(), more: rest.join('\n').trim() };
  },
  load: async () => undefined,
  decide: (scene, { first, more }) => {
    const words = scene.words.course;
    const { course, place } = scene;
    const group = place?.kind === 'group' ? place.group : undefined;
    const places = classPlaces(course, group);
    if (places.length === 0) return refuse('announceNowhere', words.announceNowhere(course.code));
    const post = say({
      key: `announcement/${course.id}/${scene.eventId}`,
      subject: { kind: 'course', id: course.id, courseId: course.id },
      audience: audienceOf(course, group),
      document: doc(
        wordsOf(course.language).course.announcement(scene.person.name, first),
        more === '' ? undefined : markdown(more),
      ),
      urgency: urgency.announcement,
      ring: true,
      mentionRoom: course.settings.mention === 'room',
    });
    // Where it is the only room, the announcement itself is the answer; in a thread it is not seen.
    return isOnly(places, place) && scene.origin.thread === undefined
      ? { posts: [post] }
      : { posts: [post], answer: words.announced(places.length) };
  },
});

function audienceOf(course: Course, group: string | undefined): Audience {
  return { kind: 'class', courseId: course.id, ...(group === undefined ? {} : { group }) };
}

function isOnly(places: readonly Place[], here: Place | undefined): boolean {
  return places.length === 1 && places[0]?.id === here?.id;
}
