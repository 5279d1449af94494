/**
 * A person: the accounts they use and the name they go by, stored once. Everything else (documents,
 * votes, journals) holds only `id`, so that erasing somebody is erasing one row.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly accounts: readonly PersonAccount[];
  readonly version: number;
}

/** One account of a person: `platform` is 'local', 'matrix' or 'discord'; `user` is that platform's own id. */
export interface PersonAccount {
  readonly platform: string;
  readonly user: string;
}
