// The lists of messages: what is new goes in, what changed is drawn again, the reader keeps their place.
import { announce, data, fill, words } from './data.js';
import { showBadge, threadsChanged } from './threads.js';
import { markNew } from './unread.js';

/** How long after one's own message the view follows what the bot says (ms). */
const answerTime = 20_000;
const lists = [];

/** The list of the room and, if one is open, of the thread. */
export function bringTimelines() {
  for (const list of document.querySelectorAll('ol.messages')) {
    const aside = list.closest('#thread');
    lists.push({ list, scroll: list.closest('.scroll'), thread: aside?.dataset.thread ?? null });
    commandsIn(list);
  }
  for (const empty of document.querySelectorAll('.empty')) commandsIn(empty);
  const root = rootId();
  if (root !== undefined) document.getElementById(`m-${root}`)?.classList.add('root');
  for (const each of lists) {
    startPlace(each);
    stayAtEnd(each);
  }
  keepPlace();
}

function rootId() {
  return lists.find(({ list }) => list.dataset.root !== undefined)?.list.dataset.root;
}

/** Where reading begins: where one was in this room a moment ago, what is new, or the end. */
function startPlace({ list, scroll, thread }) {
  if (thread === null && location.hash.startsWith('#m-')) return;
  const kept =
    thread === null && rootId() !== undefined ? sessionStorage.getItem(`place:${data.room.id}`) : null;
  const fresh = list.querySelector('.new-line');
  const box = scrollerOf(scroll);
  if (kept !== null) box.scrollTop = Number(kept);
  else if (fresh !== null) fresh.scrollIntoView({ block: 'center' });
  else box.scrollTop = box.scrollHeight;
}

/** Who reads the end goes on doing so when the box shrinks (a long draft) or an image comes in. */
function stayAtEnd({ list, scroll }) {
  const box = scrollerOf(scroll);
  let end = atEnd(box);
  box.addEventListener('scroll', () => {
    end = atEnd(box);
  });
  const observer = new ResizeObserver(() => {
    if (end) box.scrollTop = box.scrollHeight;
  });
  observer.observe(box);
  for (const image of list.querySelectorAll('img')) observer.observe(image);
}

function atEnd(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight < 60;
}

/** Opening a thread is a new page; the timeline beside it stays where it was. */
function keepPlace() {
  const main = lists.find(({ thread }) => thread === null);
  addEventListener('pagehide', () => {
    if (main !== undefined) sessionStorage.setItem(`place:${data.room.id}`, String(main.scroll.scrollTop));
  });
}

/** A message from the server: new, or changed in any way. */
export function show(message) {
  const known = document.getElementById(`m-${message.id}`);
  const place = lists.find(({ thread }) => thread === message.thread);
  if (known !== null) {
    redraw(known, message);
  } else if (message.fresh && place !== undefined && document.querySelector('.composer') !== null) {
    add(place, message);
  }
  const item = document.getElementById(`m-${message.id}`);
  // Said where one does not look, or the root of a thread: what is new is drawn anew.
  if (item === null || item.offsetParent === null || message.threadTitle !== null || message.replies > 0)
    threadsChanged();
  if (!message.fresh || message.author.id === data.user.id) return;
  const closed = message.thread !== null && place === undefined;
  announce(closed ? fill(words.newIn, words.inThread, message.announce) : message.announce);
  if (item !== null) markNew(message, item);
}

function itemFrom(message) {
  const template = document.createElement('template');
  template.innerHTML = message.html.trim();
  const item = template.content.firstElementChild;
  if (message.id === rootId()) item.classList.add('root');
  commandsIn(item);
  showBadge(item);
  return item;
}

/** Draws a message again; what was opened (a menu, the rest of a text) and the focus stay where they were. */
function redraw(known, message) {
  const item = itemFrom(message);
  if (known.classList.contains('new')) item.classList.add('new');
  const focused = known.contains(document.activeElement) ? pathTo(known, document.activeElement) : undefined;
  const before = known.querySelectorAll('details');
  for (const [at, details] of item.querySelectorAll('details').entries())
    details.open = before[at]?.open === true;
  known.replaceWith(item);
  if (focused !== undefined) focused.reduce((node, index) => node?.children[index], item)?.focus();
}

function pathTo(ancestor, node) {
  const path = [];
  for (let at = node; at !== ancestor; at = at.parentElement)
    path.unshift([...at.parentElement.children].indexOf(at));
  return path;
}

function add(place, message) {
  const { list, scroll } = place;
  const box = scrollerOf(scroll);
  const own = message.author.id === data.user.id;
  const follows = atEnd(box) || own || (message.author.bot && waitsForAnswer(place, box));
  const item = itemFrom(message);
  const days = list.querySelectorAll('[data-day]');
  if (days[days.length - 1]?.dataset.day !== item.dataset.day) list.append(dayLine(item));
  list.append(item);
  const empty = scroll.querySelector('.empty');
  if (empty !== null) empty.hidden = true;
  if (follows) {
    // What is longer than the screen is read from its beginning.
    const block = item.offsetHeight > box.clientHeight * 0.8 ? 'start' : 'end';
    if (block === 'end') box.scrollTop = box.scrollHeight;
    else item.scrollIntoView({ block });
    if (own) place.wrote = { at: Date.now(), seen: box.scrollTop };
    else if (place.wrote !== undefined) place.wrote.seen = box.scrollTop;
  } else {
    moreBelow(scroll);
  }
}

/** Did one just write here, and stay where that message was shown? Then the bot's answer is what one waits for. */
function waitsForAnswer({ wrote }, box) {
  return (
    wrote !== undefined && Date.now() - wrote.at < answerTime && Math.abs(box.scrollTop - wrote.seen) < 5
  );
}

/** What scrolls: the list's own box, or on a phone the page's when a thread is open. */
function scrollerOf(scroll) {
  return getComputedStyle(scroll).overflowY === 'visible' ? document.querySelector('.panes') : scroll;
}

function dayLine(item) {
  const line = document.createElement('li');
  line.className = 'day';
  line.dataset.day = item.dataset.day;
  const label = document.createElement('span');
  label.textContent = item.dataset.dayLabel;
  line.append(label);
  return line;
}

/** A button above the composer, for who reads further up. */
function moreBelow(scroll) {
  const form = scroll.parentElement.querySelector('.composer');
  if (form === null || form.querySelector('.more-below') !== null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more-below';
  button.textContent = `↓ ${words.unread}`;
  const box = scrollerOf(scroll);
  const gone = () => {
    if (!atEnd(box)) return;
    button.remove();
    box.removeEventListener('scroll', gone);
  };
  button.addEventListener('click', () => {
    box.scrollTop = box.scrollHeight;
  });
  box.addEventListener('scroll', gone);
  form.append(button);
}

/** Commands in messages become buttons that put them where one writes. */
function commandsIn(root) {
  for (const code of root.querySelectorAll('code.command')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'command';
    button.title = words.insert;
    button.textContent = code.textContent;
    code.replaceWith(button);
    keepBeside(button);
  }
}

/** A button is a thing of its own to the lines: without this, the full stop behind it may begin the next one. */
function keepBeside(button) {
  const { nextSibling: next, previousSibling: before } = button;
  const behind = next instanceof Text ? (/^[\u00a0\u202f]?[.,;:!?…)\]»”]+/.exec(next.data)?.[0] ?? '') : '';
  const ahead = before instanceof Text ? (/[([«“][\u00a0\u202f]?$/.exec(before.data)?.[0] ?? '') : '';
  if (behind === '' && ahead === '') return;
  if (behind !== '') next.deleteData(0, behind.length);
  if (ahead !== '') before.deleteData(before.length - ahead.length, ahead.length);
  const held = document.createElement('span');
  held.className = 'held';
  button.replaceWith(held);
  held.append(ahead, button, behind);
}
