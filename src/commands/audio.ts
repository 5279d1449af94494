import { decideRoom, loadRoom, mayAsk, parseRoom, type RoomArgs, type RoomLoaded } from './room-request.ts';
import { verb } from './verb.ts';

/** `audio [REASON|oui]`: an audio room, at once or by quorum. */
export const audioVerb = verb<RoomArgs, RoomLoaded>({
  name: 'audio',
  group: 'rooms',
  words: { fr: ['audio'], en: ['audio'] },
  needs: 'course',
  role: 'student',
  takesBody: true,
  listed: (scene) => mayAsk('audio', scene),
  urgent: true,
  help: {
    fr: {
      syntax: ['audio [RAISON]', 'audio oui|non'],
      does: "Demande une salle audio, ou soutient la demande en cours (👍). L'équipe l'ouvre sans attendre ; une demande sans quorum expire au bout de 15 min. Il faut un serveur configuré par l'hébergeur, ou un lien de l'équipe.",
      examples: ['audio', 'audio je bloque sur la rotation', 'audio oui'],
    },
    en: {
      syntax: ['audio [REASON]', 'audio yes|no'],
      does: 'Asks for an audio room, or joins the request (👍). Staff open it at once; a request without a quorum lapses after 15 min. It takes a server that the host has configured, or a link from the staff.',
      examples: ['audio', 'audio I am stuck on rotation', 'audio yes'],
    },
  },
  parse: parseRoom,
  load: loadRoom,
  decide: (scene, args, loaded) => decideRoom('audio', scene, args, loaded),
});
