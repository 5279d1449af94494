import { openLocalStore } from './store/local-store.ts';

/**
 * A code with which the person of this name comes back, for the host to hand over; undefined where nobody is
 * called so. Beside a chat that may be running.
 */
export function returnCodeFor(
  options: { readonly dataDir: string; readonly classRoom: string; readonly now: number },
  name: string,
): { readonly name: string; readonly code: string } | undefined {
  const store = openLocalStore(options.dataDir, options.classRoom, options.now);
  try {
    const user = store.people.byName(name);
    return user === undefined ? undefined : { name: user.name, code: store.browsers.renewCode(user.id) };
  } finally {
    store.close();
  }
}
