import type { Left } from '../../domain/choose-room.ts';
import type { Medium } from '../../domain/room.ts';
import { type Block, line } from '../../message/document.ts';
import { common } from './common.ts';
import { rooms } from './rooms.ts';

/** Why a room opens on one server and not on another, for staff. */
export const roomChoice = {
  /** Why this instance, for staff. */
  why: (
    why: 'ordered' | 'lightest' | 'freest' | 'first' | 'next' | 'example' | 'staff' | 'given' | 'videoLink',
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
      given: "le lien donné par l'équipe.",
      videoLink: 'le lien vidéo du cours (réglage lien-vidéo).',
    })[why],
  /** Why a server is left, for staff. `hour`: of its last failed probe or room. */
  leftOut: (label: string, it: Left, hour: string): string => {
    switch (it.why) {
      case 'medium':
        return `${label} écarté : il n'ouvre pas ce genre de salle.`;
      case 'taken':
        return `${label} écarté : un autre cours l'occupe, et il n'a qu'une salle.`;
      case 'tried':
        return `${label} écarté : déjà essayé.`;
      case 'publicUrl':
        return `${label} écarté : il donne un lien à chacun, ce qui demande à l'hébergeur de régler COURS_PUBLIC_URL.`;
      case 'notForClasses':
        return `${label} écarté : ${it.reason}.`;
      case 'tooSmall':
        return `${label} écarté : ${common.count(it.places, 'place', 'places')} pour ${common.count(it.persons, 'personne', 'personnes')}.`;
      case 'full':
        return `${label} écarté : ${common.count(it.free, 'place libre', 'places libres')} sur ${it.total} pour ${common.count(it.persons, 'personne', 'personnes')}.`;
      case 'aside':
        return `${label} écarté : pas de réponse à ${hour}.`;
      case 'failed':
        return `${label} écarté : il n'a pas pu ouvrir de salle à ${hour}.`;
    }
  },
  /** Why a room could not be made, by the code of a CallFault; after the server's name and a colon. */
  fault: (code: string): string => {
    const why: Readonly<Record<string, string>> = {
      refused: 'le serveur ne répond pas.',
      denied: "le serveur ne laisse pas Cours y ouvrir de salle. À corriger par l'hébergeur de Cours.",
      timeout: "le serveur n'a pas répondu à temps.",
      tls: "le certificat du serveur n'est pas valable. L'hébergeur de Cours peut prévenir celui du serveur.",
      secret: "le serveur refuse le secret de Cours. À corriger par l'hébergeur dans le fichier des salles.",
      full: 'le serveur est plein.',
      busy: 'le serveur ouvre déjà trop de salles à la fois.',
      gone: "le serveur s'est arrêté pendant l'ouverture.",
      medium: "le serveur n'ouvre pas ce genre de salle.",
      configuration: "ce serveur n'est plus dans le fichier des salles.",
    };
    return why[code] ?? 'le serveur a donné une réponse inattendue.';
  },
  /** What a request would get now, for staff. */
  wouldBe: (medium: Medium, why: string): Block => line`Pour la prochaine ${rooms.medium(medium)}, ${why}`,
  wouldNotBe: (medium: Medium, left: readonly string[]): Block =>
    line`Une ${rooms.medium(medium)} ne pourrait s'ouvrir nulle part. ${left.join(' ')}`,
};
