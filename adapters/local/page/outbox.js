// What was written and is not sent yet: kept in this browser, shown, and sent again under the same id,
// which the server takes once.
import { ask, data, fill, freshId, words } from './data.js';
import { keep, kept } from './kept.js';
import { show } from './timeline.js';

/** Files cannot be kept over a reload: here by message id. */
const files = new Map();
let sending = false;
let retry;
let wait = 2_000;
let rework = () => {};

const read = () => kept('outbox', []);
const write = (entries) => keep('outbox', entries.length === 0 ? undefined : entries);

export function bringOutbox() {
  addEventListener('online', () => flush());
  draw();
  flush();
}

/** What to do with a message that its author takes back into the composer. */
export function onRework(take) {
  rework = take;
}

/** Keeps a message and sends it as soon as it can go. */
export function send({ text, thread, replyTo, attached }) {
  const id = freshId();
  files.set(id, attached);
  const names = attached.map((file) => file.name);
  write([...read(), { id, room: data.room.id, text, thread, replyTo, names }]);
  draw();
  wait = 2_000;
  flush();
}

/** The server has it. */
export function forget(id) {
  if (!read().some((entry) => entry.id === id)) return;
  write(read().filter((entry) => entry.id !== id));
  files.delete(id);
  draw();
}

/** Sends what waits, in order. What the server refuses stays, with its sentence; what fails is tried again. */
export async function flush() {
  if (sending) return;
  sending = true;
  clearTimeout(retry);
  try {
    // Read anew each time: more may have been written while one was on its way.
    for (;;) {
      const next = read().find((one) => one.refused === undefined);
      if (next === undefined || !(await sendOne(next))) break;
    }
  } finally {
    sending = false;
  }
}

/** True when the next one can be tried. */
async function sendOne(entry) {
  if (entry.names.length > 0 && !files.has(entry.id)) {
    change(entry.id, { refused: words.filesLost });
    return true;
  }
  const form = new FormData();
  form.set('id', entry.id);
  form.set('text', entry.text);
  if (entry.thread) form.set('thread', entry.thread);
  if (entry.replyTo) form.set('replyTo', entry.replyTo);
  for (const file of files.get(entry.id) ?? []) form.append('files', file);
  try {
    const { message } = await ask(`/api/rooms/${entry.room}/messages`, { method: 'POST', body: form });
    forget(entry.id);
    if (message.room === data.room.id) show({ ...message, fresh: true });
    return true;
  } catch (error) {
    if (error.refused) {
      change(entry.id, { refused: fill(words.refused, error.message) });
      return true;
    }
    change(entry.id, { waiting: true });
    retry = setTimeout(flush, wait);
    wait = Math.min(wait * 2, 30_000);
    return false;
  }
}

function change(id, values) {
  write(read().map((entry) => (entry.id === id ? { ...entry, ...values } : entry)));
  draw();
}

/** Each composer shows what waits in its room or thread. */
function draw() {
  for (const form of document.querySelectorAll('.composer')) {
    const list = form.querySelector('.pending');
    const thread = form.elements.thread?.value;
    const mine = read().filter(
      (entry) => entry.room === data.room.id && (entry.thread ?? undefined) === thread,
    );
    list.replaceChildren(...mine.map(item));
    list.hidden = mine.length === 0;
  }
}

function item(entry) {
  const line = document.createElement('li');
  const text = document.createElement('span');
  text.className = 'text';
  text.textContent = [entry.text, ...entry.names].filter((part) => part !== '').join('\n');
  const state = document.createElement('span');
  state.textContent = entry.refused ?? (entry.waiting ? words.waiting : words.sending);
  state.classList.toggle('refused', entry.refused !== undefined);
  line.append(text, state);
  if (entry.refused !== undefined) line.append(button(words.rework, () => takeBack(entry)));
  else if (entry.waiting) line.append(button(words.retry, () => flush()));
  if (entry.refused !== undefined || entry.waiting) line.append(button(words.drop, () => forget(entry.id)));
  return line;
}

function takeBack(entry) {
  const attached = files.get(entry.id) ?? [];
  forget(entry.id);
  rework(entry, attached);
}

function button(label, run) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', run);
  return made;
}
