import { command, type Document, doc, inlines, line } from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import { common } from './common.ts';

const helpLine = () => line`Aide : ${command('aide')}.`;

/** The session that a moment is about; hours as they are read, instants in epoch ms. */
export interface Running {
  readonly course: string;
  readonly session: string;
  readonly end: string;
  readonly endsAt: number;
  readonly now: number;
  /** When it closes at the latest. */
  readonly latest: string;
}

/** What `!cours` alone says around a session: before, in it, past its end, after. */
export const moments = {
  /** To staff, in an open session. */
  running: (it: Running, room: 'open' | 'none'): Document =>
    doc(
      line`${it.course} : la ${common.within(it.session)} ${until(it.now, it.endsAt, 'est ouverte', 'était prévue')} jusqu'à ${it.end}. ${room === 'open' ? inlines`La salle ouverte : ${command('salle')} ; la fermer : ${command('fermer')}` : inlines`Les salles : ${command('salle')}`}. Pour terminer la séance : ${command('terminer')}.`,
      helpLine(),
    ),
  /** … past its end: what happens next, and when. */
  over: (it: Running): Document =>
    doc(
      line`${it.course} : la ${common.within(it.session)} devait finir à ${it.end}. Elle se termine d'elle-même après 15 minutes sans message, au plus tard à ${it.latest}. Tout de suite : ${command('terminer')}.`,
      helpLine(),
    ),
  /** To a student in an open session: what they can do. */
  taking: (
    it: Running,
    can: { elsewhere: boolean; read: boolean; audio: boolean; room: boolean },
  ): Document => {
    const ways = [
      can.read ? inlines` ; pour relire le support : ${command('support')}` : [],
      can.room
        ? inlines` ; pour entrer dans la salle : ${command('salle')}`
        : can.audio
          ? inlines` ; pour demander une salle audio : ${command('audio')}`
          : [],
    ].flat();
    return doc(
      line`${it.course} : la ${common.within(it.session)} ${until(it.now, it.endsAt, 'est ouverte', 'était prévue')} jusqu'à ${it.end}. ${can.elsewhere ? 'Elle se tient dans le salon du cours' : 'Écrivez ici'}${ways}.`,
      helpLine(),
    );
  },
  /** … past its end. */
  staying: (it: Running): Document =>
    doc(
      line`${it.course} : la ${common.within(it.session)} devait finir à ${it.end}. Elle reste ouverte tant qu'on y écrit, au plus tard jusqu'à ${it.latest}.`,
      helpLine(),
    ),
  /** To staff, about to begin or past its hour without having been opened. `byHand`: it waits for them. */
  starting: (course: string, session: string, when: string, byHand: boolean): Document =>
    doc(
      byHand
        ? line`${course} : ${session}, ${when}. C'est à vous de l'ouvrir : ${command('démarrer')}.`
        : line`${course} : ${session}, ${when}. Elle s'ouvre d'elle-même à l'heure ; tout de suite : ${command('démarrer')}.`,
      helpLine(),
    ),
  /** To staff, just after the end. */
  closed: (course: string, session: string, at: string): Document =>
    doc(
      line`${course} : la ${common.within(session)} est terminée depuis ${at}. Pour la rouvrir : ${command('rouvrir')} ; les prochaines : ${command('agenda')}.`,
      helpLine(),
    ),
};
