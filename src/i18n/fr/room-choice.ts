import type { Left } from '../../domain/choose-room.ts';
import type { Medium } from '../../domain/room.ts';
import { type Block, line } from '../../message/document.ts';
import { common } from './common.ts';
import { rooms } from './rooms.ts';

/** Why a room opens on one server and not on another, for staff. */
export const roomChoice = {
  /** Why this instance, for staff. */
  why: (
    why: 'ordered' | 'lightest' | 'freest' | 'first' | 'next' | 'example' | 'staff' | 'videoLink',
    label: string,
  ): string =>
    ({
      ordered: `${label} : premier de l'ordre choisi par le cours (réglage salles).`,
      lightest: `${label} : le plus léger qui convienne.`,
      freest: `${label} : le plus libre de son groupe.`,
      first: `${label} : premier serveur de l'hébergeur.`,
      next: `${label} : le suivant, les précédents ayant été essayés.`,
      example: `${label} : serveur d'exemple du cours d'essai, non vérifié.`,
      staff: `${label} : choisi par l'équipe.`,
      videoLink: `${label} : le lien vidéo du cours (réglage lien-vidéo).`,
    })[why],
  /** Why a server is left, for staff. `hour`: of its last failed probe. */
  leftOut: (label: string, it: Left, hour: string): string => {
    switch (it.why) {
      case 'medium':
        return `${label} écarté : il n'ouvre pas ce genre de salle.`;
      case 'tried':
        return `${label} écarté : déjà essayé.`;
      case 'notForClasses':
        return `${label} écarté : ${it.reason}.`;
      case 'tooSmall':
        return `${label} écarté : ${common.count(it.places, 'place', 'places')} pour ${common.count(it.persons, 'personne', 'personnes')}.`;
      case 'full':
        return `${label} écarté : ${common.count(it.free, 'place libre', 'places libres')} sur ${it.total} pour ${common.count(it.persons, 'personne', 'personnes')}.`;
      case 'aside':
        return `${label} écarté : sondage raté à ${hour}.`;
    }
  },
  /** What a request would get now, for staff. */
  wouldBe: (medium: Medium, why: string): Block => line`Pour la prochaine ${rooms.medium(medium)}, ${why}`,
  wouldNotBe: (medium: Medium, left: readonly string[]): Block =>
    line`Une ${rooms.medium(medium)} ne pourrait s'ouvrir nulle part. ${left.join(' ')}`,
};
