import { z } from 'zod';
import type { AccountList } from './domain/account-list.ts';

/** A user id (@ana:example.org). */
const userId = /^@[^\s:]+:[^\s:]+(:\d+)?$/;
/** A server name (example.org, or with a port). */
const serverName = /^[A-Za-z0-9.-]+(:\d+)?$/;

/** Who is meant: one of the keywords, or those listed. */
export type Listed<Keyword extends string> =
  | { readonly from: Keyword }
  | ({ readonly from: 'list' } & AccountList);

/** A variable that holds one of `keywords`, or a list of user ids and servers; the first keyword is the default. */
export function accountList<Keyword extends string>(...keywords: readonly [Keyword, ...Keyword[]]) {
  const keywordIn = (list: readonly string[]) =>
    list.length === 1 ? keywords.find((keyword) => keyword === list[0]) : undefined;
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
    .refine(
      (list) =>
        keywordIn(list) !== undefined || list.every((name) => userId.test(name) || serverName.test(name)),
    )
    .transform((list): Listed<Keyword> => {
      const from = keywordIn(list);
      if (from !== undefined) return { from };
      return {
        from: 'list',
        users: list.filter((name) => name.startsWith('@')),
        servers: list.filter((name) => !name.startsWith('@')),
      };
    })
    .default({ from: keywords[0] });
}
