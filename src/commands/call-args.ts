import { fold } from '../domain/fold.ts';
import { knownService } from '../domain/known-services.ts';
import type { Medium, RoomEntry } from '../domain/room.ts';
import { wordTable } from '../domain/word-table.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { isSecureLink, withScheme } from '../web-address.ts';
import { meantWords, refuseUnread } from './unread.ts';
import type { CommandLine } from './verb.ts';

/** What `salle` was asked for. */
export type CallArgs =
  | { readonly kind: 'show' }
  /** `call`: the room that a 👍 means. */
  | { readonly kind: 'other'; readonly call?: string }
  | { readonly kind: 'link'; readonly link: string; readonly phone?: Phone; readonly medium?: Medium }
  | { readonly kind: 'instance'; readonly name: string; readonly medium?: Medium };

type Phone = NonNullable<RoomEntry['phone']>;
/** A link, then a number to call and what to type there: `https://… tél +33 1 23 45 67 89 code 1234#`. */
const withPhone =
  /^(\S+)\s+(?:tél|tel|phone)\s*:?\s+(\+?[0-9][0-9 .()-]{2,29}?)(?:\s+code\s*:?\s+([0-9#*][0-9 #*]{0,19}))?$/iu;
const others = /^(?:une? )?(?:autre|other|another)(?: salle| room| one)?$/u;
/** « ça ne marche pas », "the room does not work": who says so asks for another one. */
const complaint =
  /^(?:(?:ca|cela|elle|il|le lien|la salle|le son|l'audio|la video|it|this|that|the (?:room|link|sound)) )?(?:ne |n')?(?:(?:marche|fonctionne) (?:pas|plus)|(?:does ?n[o']?t|do not) work)(?: du tout| bien| at all| well)?$/u;
/** The room that a 👍 is for. */
const byVote = /^(?:autre|other|another) ([0-9a-z]+)$/u;
const media = wordTable<Medium>({ audio: 'audio', video: 'video', visio: 'video' });
const longestLink = 2_000;

/** Reads `salle`, `salle autre`, `salle SERVEUR`, `salle [vidéo] https://… [tél NUMÉRO [code CODE]]`. */
export function parseCall(line: CommandLine, scene: Scene): CallArgs | Refusal {
  const words = line.raw.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return { kind: 'show' };
  const said = fold(meantWords(line.raw).slice(0, 200));
  if (others.test(said) || complaint.test(said)) return { kind: 'other' };
  if (/^(?:une? )?(?:autre|other|another)\b/u.test(said)) {
    const [, call] = byVote.exec(said) ?? [];
    // A button is told by its room; whoever types says no such thing.
    return call !== undefined && scene.origin.message === undefined
      ? { kind: 'other', call }
      : refuseUnread(scene, words.slice(1).join(' '), `${line.verb} ${words[0] ?? ''}`);
  }
  // An id comes first: a server may be called « visio ».
  const all = words.join(' ');
  if (scene.house.instances.some(({ id }) => fold(id) === fold(all))) return { kind: 'instance', name: all };
  const medium = media.get(fold(words[0] ?? ''));
  const typed = (medium === undefined ? words : words.slice(1)).join(' ').replace(/^<(.*)>$/u, '$1');
  const name = withScheme(typed);
  const about = medium === undefined ? {} : { medium };
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(name)) {
    const { link, phone } = phoneApart(name);
    if (/\s/u.test(link)) {
      const [address = '', ...rest] = link.split(' ');
      const more = rest.join(' ');
      // Words without a number were not meant to be one.
      return /\d|^(?:tél|tel|phone)\b/iu.test(more)
        ? refuse('badPhone', scene.words.rooms.badPhone())
        : refuseUnread(
            scene,
            more,
            [line.verb, ...(medium === undefined ? [] : words.slice(0, 1)), address].join(' '),
          );
    }
    if (link.length > longestLink || !isSecureLink(link))
      return refuse('badLink', scene.words.rooms.badLink());
    const service = knownService(link);
    if (service?.ended !== undefined)
      return refuse('serviceEnded', scene.words.rooms.serviceEnded(service.name, service.ended));
    return { kind: 'link', link, ...(phone === undefined ? {} : { phone }), ...about };
  }
  return name === '' ? { kind: 'show' } : { kind: 'instance', name, ...about };
}

function phoneApart(text: string): { readonly link: string; readonly phone?: Phone } {
  const [, link, number, code] = withPhone.exec(text) ?? [];
  if (link === undefined || number === undefined) return { link: text };
  return { link, phone: { number: number.trim(), ...(code === undefined ? {} : { code: code.trim() }) } };
}
