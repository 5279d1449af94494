import type { CommandLine } from '../commands/verb.ts';
import type { Asker } from '../services/asker.ts';
import type { Decision } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';

/** An asker that remembers what it told: two who were told the same can be answered in the same words. */
export function remembering(asker: Asker): { readonly asker: Asker; readonly told: readonly string[] } {
  const told: string[] = [];
  return {
    told,
    asker: {
      async sees(post) {
        const sight = await asker.sees(post);
        told.push(`${post} ${sight}`);
        return sight;
      },
      async conversation() {
        const room = await asker.conversation();
        told.push(room ?? '');
        return room;
      },
    },
  };
}

/** Does a decision change nothing and say nothing else? */
export function isAnswerAlone(decision: Decision): boolean {
  const { answer, privacy: _, besideThread: __, ...more } = decision;
  return answer !== undefined && Object.keys(more).length === 0;
}

/** What is asked, and what of who asks the answer may depend on: the same for both, the same answer does. */
export function questionOf(scene: Scene, line: CommandLine, told: readonly string[]): string {
  const { course, role, moderator, isHost, language: spoken } = scene;
  const { verb, raw, body, title, language } = line;
  return JSON.stringify([
    verb,
    raw,
    body,
    title,
    language,
    spoken,
    course?.id,
    role,
    moderator,
    isHost,
    ...told,
  ]);
}
