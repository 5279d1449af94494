import type { LocalChatOptions } from '../../../adapters/local/local-chat.ts';

export type VerbHints = ReturnType<LocalChatOptions['verbs']>;

/** A few commands to suggest, without the engine's table. */
export const verbHints: Record<'fr' | 'en', VerbHints> = {
  fr: [
    { line: 'agenda', does: 'Les séances à venir.', role: 'student' },
    { line: 'audio je bloque sur la rotation', does: 'Demande une salle audio.', role: 'student' },
    { line: 'prochain', does: 'La prochaine séance.', role: 'student' },
    {
      line: 'planifier mardi 14h15-16h15 — Les arbres',
      does: 'Planifie une ou plusieurs séances.',
      role: 'assistant',
    },
    { line: 'démarrer S1', does: 'Ouvre la séance.', role: 'assistant' },
  ],
  en: [{ line: 'agenda', does: 'The sessions to come.', role: 'student' }],
};
