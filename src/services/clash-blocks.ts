import type { Clash } from '../domain/clashes.ts';
import type { Block } from '../message/document.ts';
import { dateOf } from './change-documents.ts';
import type { Scene } from './scene.ts';

const mostSaid = 4;

/** One line a clash, the first few of them. */
export function clashBlocks({ words, language }: Scene, clashes: readonly Clash[]): readonly Block[] {
  const said = clashes
    .slice(0, mostSaid)
    .map(({ session, other }) =>
      words.planning.clash({ number: session.number, other: other.number, when: dateOf(other, language) }),
    );
  const more = clashes.length - said.length;
  return more === 0 ? said : [...said, words.planning.moreClashes(more)];
}
