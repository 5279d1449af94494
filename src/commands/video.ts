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
      does: "Demande une salle vidéo, après l'audio ; qui peut l'ouvrir est un réglage du cours.",
      examples: ['vidéo', 'vidéo pour montrer le montage'],
    },
    en: {
      syntax: ['video [REASON]', 'video yes|no'],
      does: 'Asks for a video room, after audio; who may open it is a setting of the course.',
      examples: ['video', 'video to show the wiring'],
    },
  },
  parse: parseRoom,
  load: loadRoom,
  decide: (scene, args, loaded) => decideRoom('video', scene, args, loaded),
});
