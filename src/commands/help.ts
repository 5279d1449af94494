import type { Session } from '../domain/session.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { helpFor, helpOverview, helpThreeLines } from './help-lists.ts';
import { lackAt, refuseLack } from './lacking.ts';
import { loadNextStep, nextStep } from './next-step.ts';
import { nearestWord } from './suggest.ts';
import { meantWords, refuseUnread } from './unread.ts';
import { type AnyVerb, type CommandLine, verb } from './verb.ts';
import { wordIn, wordsFor } from './verb-words.ts';
import { verbs } from './verbs.ts';

type Args =
  /** `!cours` alone: the next step for this person here. */
  { readonly kind: 'next' } | { readonly kind: 'all' } | { readonly kind: 'verb'; readonly verb: AnyVerb };

/** `aide`, `aide VERB`, and `!cours` alone. */
export const helpVerb: AnyVerb = verb<Args, readonly Session[]>({
  name: 'help',
  group: 'course',
  words: { fr: ['aide'], en: ['help'] },
  needs: 'nothing',
  shared: true,
  role: 'student',
  help: {
    fr: {
      syntax: ['aide', 'aide VERBE'],
      does: 'Dit ce que vous pouvez faire ici, ou comment taper une commande.',
      examples: ['aide', 'aide équipe'],
    },
    en: {
      syntax: ['help', 'help VERB'],
      does: 'Says what you can do here, or how a command is typed.',
      examples: ['help', 'help staff'],
    },
  },
  reads: ({ verb: word }) => word === '',
  parse,
  load: async (reads, scene, args) => (args.kind === 'next' ? loadNextStep(reads, scene) : []),
  decide: (scene, args, sessions) => {
    const all = [helpVerb, ...verbs];
    switch (args.kind) {
      case 'next':
        return { answer: nextStep(scene, sessions) };
      case 'verb':
        return { answer: helpFor(scene, args.verb) };
      case 'all': {
        const inClass = scene.place !== undefined && scene.place.kind !== 'staff';
        return { answer: inClass ? helpThreeLines(scene, all) : helpOverview(scene, all) };
      }
    }
  },
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  if (line.verb === '') return { kind: 'next' };
  const typed = meantWords(line.raw.replace(/^!\s*cours\s+/iu, ''));
  if (typed === '') return { kind: 'all' };
  const all = [helpVerb, ...verbs];
  const found = wordIn(all, typed);
  if (found !== undefined) return { kind: 'verb', verb: found.verb };
  const [first = ''] = typed.split(' ', 1);
  const named = wordIn(all, first);
  if (named !== undefined)
    return refuseUnread(scene, typed.slice(first.length).trim(), `${line.verb} ${first}`);
  const lack = lackAt(typed);
  if (lack !== undefined) return refuseLack(scene, lack);
  const near = nearestWord(all.flatMap(wordsFor), typed);
  return refuse('unknownVerb', scene.words.help.noHelpFor(typed.slice(0, 40), near));
}
