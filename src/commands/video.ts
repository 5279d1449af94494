import { decideRoom, loadRoom, mayAsk, parseRoom, type RoomArgs, type RoomLoaded } from './room-request.ts';
import { verb } from './verb.ts';

/** `vidéo [REASON]`: one rung up from audio. */
export const videoVerb = verb<RoomArgs, RoomLoaded>({
  name: 'video',
  group: 'rooms',
  words: { fr: ['vidéo', 'visio'], en: ['video'] },
  needs: 'course',
  role: 'student',
  takesBody: true,
  listed: (scene) => mayAsk('video', scene),
  urgent: true,
  help: {
    fr: {
      syntax: ['vidéo [RAISON]', 'vidéo oui|non'],
      does: "Demande une salle vidéo, après l'audio ; un réglage du cours dit qui peut l'ouvrir. Il faut un serveur configuré par l'hébergeur, ou un lien de l'équipe.",
      examples: ['vidéo', 'vidéo pour montrer le montage'],
    },
    en: {
      syntax: ['video [REASON]', 'video yes|no'],
      does: 'Asks for a video room, after audio; a setting of the course says who may open it. It takes a server that the host has configured, or a link from the staff.',
      examples: ['video', 'video to show the wiring'],
    },
  },
  parse: parseRoom,
  load: loadRoom,
  decide: (scene, args, loaded) => decideRoom('video', scene, args, loaded),
});
