import type { tour as french } from '../fr/tour.ts';

export const tour: typeof french = {
  title: 'Cours in a minute',
  intro:
    'One room, three people: Prof teaches, Étu1 and Étu2 study. The bot runs a sample course there, in French. Everything below really happens, on a clock that runs fast. 🔔: what notifies; ✎: a message corrected in place; the rest is silent.',
  asking: 'Anyone can ask when the next session is.',
  reminder:
    'The reminder comes by itself. (Usually the day before and ten minutes before; here, one minute.)',
  opening: 'On time the session opens: the material first, then a thread to talk about it.',
  writing: 'The class is held in writing. The bot keeps out of it; it counts, and does not keep the text.',
  settings:
    'Each course has its settings. Any request opened a room here; Prof wants two people to ask for it.',
  audio: 'Someone would rather talk about it. Nothing opens unasked, and a request needs support.',
  supported: 'Étu1 supports the request with a 👍. The room opens.',
  closing: 'The question is settled, the room closes.',
  moving: 'Something came up? The class is told a minute later, which leaves time to undo.',
  told: 'A minute later.',
  ending: 'After a quarter of an hour of silence past its end, the session ends by itself.',
  next: (guide) =>
    `Your turn: "npm start", then open http://127.0.0.1:8080, and again in a private window or another browser. The guide: ${guide}.`,
  guide: 'docs/guide.en.md',
};
