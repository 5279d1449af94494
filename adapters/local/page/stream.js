// The server's events. A connection that is lost is made again, behind the last event seen.
import { announce, data, words } from './data.js';

/** The server says something every 15 s: three silences in a row are a lost connection. */
const silence = 45_000;
const firstWait = 1_000;
const longestWait = 15_000;

/** Calls `message`, `rooms` and `state(up, first)` as things happen, for as long as the page lives. */
export function listen({ message, rooms, state }) {
  let last = data.seq;
  let source;
  let wait = firstWait;
  let timer;
  let first = true;
  let up;

  const setState = (now) => {
    if (up === now) return;
    up = now;
    state(up, first);
    if (up) first = false;
  };
  const alive = (event) => {
    if (event.lastEventId !== '') last = event.lastEventId;
    clearTimeout(timer);
    timer = setTimeout(again, silence);
    wait = firstWait;
    setState(true);
  };
  const again = () => {
    source.close();
    setState(false);
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, longestWait);
  };
  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/events?after=${encodeURIComponent(last)}`);
    timer = setTimeout(again, silence);
    source.addEventListener('alive', alive);
    source.addEventListener('message', (event) => {
      alive(event);
      message(JSON.parse(event.data));
    });
    source.addEventListener('rooms', (event) => {
      alive(event);
      rooms();
    });
    source.onerror = again;
  };

  connect();
  addEventListener('online', connect);
  addEventListener('offline', () => again());
  // A page taken back from the browser's memory has no connection any more.
  addEventListener('pageshow', (event) => event.persisted && connect());
  addEventListener('pagehide', () => source.close());
}

/** Shows a line for a while; screen readers hear it too. */
export function say(text) {
  const banner = document.getElementById('state');
  // That the connection is lost stays.
  if (!banner.classList.contains('lost')) {
    banner.textContent = text;
    banner.hidden = false;
    setTimeout(() => {
      if (banner.textContent === text) banner.hidden = true;
    }, 15_000);
  }
  announce(text);
}

/** A status is heard only when it changes: what the page came with is said again. */
export function saySaid() {
  const banner = document.getElementById('state');
  if (!banner.hidden) announce(banner.textContent);
}

/** Shows that the connection is lost, and that it is back. */
export function sayState(up, first) {
  if (up && first) return;
  const banner = document.getElementById('state');
  banner.textContent = up ? words.back : words.lost;
  banner.classList.toggle('lost', !up);
  banner.hidden = false;
  announce(banner.textContent);
  if (!up) return;
  setTimeout(() => {
    banner.hidden = !banner.classList.contains('lost');
  }, 4_000);
}
