import type { Course } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import type { RoomPolicy } from '../domain/settings.ts';
import type { House } from '../services/scene.ts';
import { isSecureLink, withScheme } from '../web-address.ts';
import { isNone, isYes, type SettingKey, withSettings } from './setting.ts';

const policyWords: Readonly<Record<RoomPolicy, readonly string[]>> = {
  staff: ['equipe', 'staff'],
  quorum: ['quorum'],
  all: ['tous', 'toutes', 'all', 'everyone'],
  never: ['jamais', 'never', ...['aucun', 'aucune', 'none']],
};

/** Who opens rooms, and which. */
export const roomKeys: readonly SettingKey[] = [
  {
    name: 'audio',
    words: ['audio', 'audio'],
    show: (course, { words }) => words.courseSettings.values[course.settings.audio],
    change: (course, typed) => {
      const audio = policyOf(typed, ['staff', 'quorum', 'all']);
      return audio === undefined ? undefined : withSettings(course, { audio });
    },
  },
  {
    name: 'quorum',
    words: ['quorum', 'quorum'],
    show: (course) => String(course.settings.quorum),
    change: (course, typed) => {
      const quorum = /^\d{1,2}$/u.test(typed) ? Number(typed) : 0;
      return quorum >= 2 && quorum <= 50 ? withSettings(course, { quorum }) : undefined;
    },
  },
  {
    name: 'video',
    words: ['vidéo', 'video'],
    show: (course, { words }) => words.courseSettings.values[course.settings.video],
    change: (course, typed) => {
      const video = policyOf(typed, ['staff', 'quorum', 'all', 'never']);
      return video === undefined ? undefined : withSettings(course, { video });
    },
  },
  {
    name: 'rooms',
    words: ['salles', 'rooms'],
    show: (course, { words }) =>
      course.settings.rooms.length === 0
        ? words.courseSettings.values.auto
        : course.settings.rooms.join(', '),
    change: (course, typed, { house }) => {
      if (['auto', 'automatique', 'automatic', 'defaut', 'default'].includes(fold(typed))) {
        return withSettings(course, { rooms: [] });
      }
      const rooms = instancesOf(course, house, typed);
      return rooms === undefined ? undefined : withSettings(course, { rooms });
    },
  },
  {
    name: 'widget',
    words: ['widget', 'widget', 'widgets'],
    show: (course, { words }) => words.courseSettings.values[course.settings.widget === true ? 'yes' : 'no'],
    change: (course, typed) => {
      const widget = isYes(typed);
      return widget === undefined ? undefined : withSettings(course, { widget });
    },
  },
  {
    name: 'videoLink',
    words: ['lien-vidéo', 'video-link'],
    show: (course, { words }) => course.settings.videoLink ?? words.courseSettings.values.none,
    change: (course, typed) => {
      if (isNone(typed)) {
        const { videoLink: _, ...settings } = course.settings;
        return { ...course, settings };
      }
      const link = withScheme(typed);
      return link.length <= limits.linkLength && isSecureLink(link)
        ? withSettings(course, { videoLink: new URL(link).href })
        : undefined;
    },
  },
];

function policyOf<Policy extends RoomPolicy>(typed: string, allowed: readonly Policy[]): Policy | undefined {
  const value = fold(typed);
  return allowed.find((policy) => policyWords[policy].includes(value));
}

/** Ids of the instances that a list of ids or providers (`jitsi`) names, in that order. */
function instancesOf(course: Course, house: House, typed: string): readonly string[] | undefined {
  const known = house.instances.filter((instance) => course.sample || !instance.example);
  const names = typed.split(/[\s,;>]+/u).filter((name) => name !== '');
  const ids: string[] = [];
  for (const name of names) {
    const wanted = fold(name);
    const named = known.filter((each) => fold(each.id) === wanted);
    const meant = named.length > 0 ? named : known.filter((each) => each.provider === wanted);
    if (meant.length === 0) return undefined;
    ids.push(...meant.map((each) => each.id));
  }
  return ids.length === 0 ? undefined : [...new Set(ids)];
}
