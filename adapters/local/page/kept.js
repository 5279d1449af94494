// What this browser keeps for this person between two pages: drafts and unsent messages.
import { data } from './data.js';

const nameOf = (name) => `cours:${data.user.id}:${name}`;

/** A kept value, or `otherwise`. A full or forbidden store is as good as an empty one. */
export function kept(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(name))) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    if (value === undefined || value === '') localStorage.removeItem(nameOf(name));
    else localStorage.setItem(nameOf(name), JSON.stringify(value));
  } catch {
    // Nothing can be kept in this browser; what is on the page still is.
  }
}
