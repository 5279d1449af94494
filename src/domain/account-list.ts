/** Accounts that the host names one by one (`@ana:example.org`), or by their server. */
export interface AccountList {
  readonly users: readonly string[];
  readonly servers: readonly string[];
}

/** Is this account named, or its server? */
export function isListed({ users, servers }: AccountList, user: string): boolean {
  return users.includes(user) || servers.includes(serverOf(user));
}

/** The server part of a user id: what stands behind its first colon. */
export function serverOf(user: string): string {
  return user.slice(user.indexOf(':') + 1);
}
