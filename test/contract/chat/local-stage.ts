import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalChat, type LocalChat } from '../../../adapters/local/local-chat.ts';
import { type Ask, LocalPerson } from './local-person.ts';
import type { ChatStage } from './stage.ts';

/** The local chat in this process, in a folder of its own. */
export interface LocalStage extends ChatStage {
  person(name: string, role: 'moderator' | 'member'): Promise<LocalPerson>;
  /** A request of nobody's. */
  readonly ask: Ask;
  readonly dataDir: string;
}

export async function localStage(): Promise<LocalStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cours-local-'));
  let chat: LocalChat = open(dataDir);
  let fresh = true;
  const ask: Ask = async (path, init) => chat.app.request(`http://127.0.0.1:8080${path}`, init);
  const guest = await LocalPerson.enter(ask, 'Personne d’autre', 'study');
  return {
    room: guest.room,
    stranger: 'inconnu',
    dataDir,
    ask,
    adapter: async () => {
      if (!fresh) chat = open(dataDir);
      fresh = false;
      return chat.adapter;
    },
    person: (name, role) => LocalPerson.enter(ask, name, role === 'moderator' ? 'teach' : 'study'),
    close: async () => {
      await chat.adapter.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function open(dataDir: string): LocalChat {
  return createLocalChat({
    dataDir,
    language: 'fr',
    zone: 'Europe/Paris',
    classRoom: { name: 'Salle de la classe' },
    verbs: () => [{ line: 'agenda', does: 'Les séances à venir.', role: 'student' }],
    retryAfter: 1,
  });
}
