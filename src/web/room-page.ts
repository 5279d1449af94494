import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Course } from '../domain/course.ts';
import { roomsOf } from '../domain/holder.ts';
import { shownName } from '../domain/person-name.ts';
import type { Call } from '../domain/room.ts';
import { needsChatVoice, otherVoices } from '../domain/rooms.ts';
import type { Language } from '../domain/time/types.ts';
import type { FoundRoom, RoomDesk } from '../engine/room-desk.ts';
import { wordsOf } from '../i18n/words.ts';
import { CallFault } from '../ports/calls.ts';
import { roomTitle } from '../services/call-order.ts';
import { hourAt } from '../services/hour-at.ts';
import { roomFiles } from './room-files.ts';
import { callId } from './room-ids.ts';
import type { RoomLinks } from './room-links.ts';
import { materialSection } from './room-material.ts';
import { onlySentence, openRoom, roomLayout } from './room-view.ts';

export interface RoomPageSources {
  readonly desk: Pick<RoomDesk, 'find' | 'hasAnother' | 'link' | 'material' | 'readFile' | 'vote'>;
  readonly links: RoomLinks;
  /** Where nothing is known of a course. */
  readonly language: Language;
  readonly now: () => number;
  readonly newId: () => string;
  /** Is the public address https? Then the cookie is for https only. */
  readonly secure: boolean;
  readonly log: Pick<Logger, 'error'>;
}

/** A personal link lets in until so long after the room is closed at the latest (ms). */
const linkAfter = 60 * 60_000;
/** How often a page looks whether its room changed (s): while it is made, and afterwards. */
const lookWhileMade = 3;
const look = 15;
const cookie = 'cours_salle';
/** Of a form, in bytes: a name and a token. */
const mostForm = 4096;

const browserId = callId;
const entering = z.object({
  nom: z.string().trim().max(60).transform(shownName).default(''),
  equipe: z.string().max(60).optional(),
});
const votes = z.enum(['counted', 'coming', 'none', 'gone', 'again']);

/** Only our own files; a form may lead on to the call server, a button to a program (`mumble:`). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self' https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const files = {
  'room.css': 'text/css; charset=utf-8',
  'room.js': 'text/javascript; charset=utf-8',
} as const;

/**
 * The page of a room: /salle/ID. Whoever has the address may see it, as with any link into a call; what it
 * tells is course, session and how to come in. It makes nothing happen but by its two forms.
 */
export function roomPages(sources: RoomPageSources): Hono {
  const app = new Hono();
  app.use('/salle/*', async (c, next) => {
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
    await next();
  });
  const { language } = sources;
  const { roomPage: words } = wordsOf(language);
  const sentence = (c: Context, said: string) => {
    const below = c.req.path.split('/').length - '/salle/ID'.split('/').length;
    const up = '../'.repeat(Math.max(0, below));
    return onlySentence(words.brokenHeading, said, language, up);
  };
  const tooMuch = (c: Context) => c.html(sentence(c, words.tooMuch), 413);
  app.use('/salle/*', bodyLimit({ maxSize: mostForm, onError: tooMuch }));
  // A sentence, whatever happens: a fault of ours, or a form that ends in the middle.
  app.onError((error, c) => {
    sources.log.error({ err: error }, 'the page of a room failed');
    return c.html(sentence(c, words.broken), 500);
  });
  for (const [name, type] of Object.entries(files)) {
    const text = readFileSync(join(import.meta.dirname, 'page', name), 'utf8');
    app.get(`/salle/page/${name}`, (c) =>
      c.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' }),
    );
  }
  app.get('/salle/:id', (c) => show(c, sources));
  app.get('/salle/:id/etat', async (c) => {
    const found = await findRoom(c, sources);
    return c.json({
      state: stateOf(found),
      ...(found?.persons === undefined ? {} : { said: personsSaid(found) }),
    });
  });
  app.route('/', roomFiles(sources.desk, language));
  app.post('/salle/:id/entrer', (c) => enter(c, sources));
  app.post('/salle/:id/autre', (c) => vote(c, sources));
  return app;
}

async function findRoom(c: Context, { desk }: RoomPageSources): Promise<FoundRoom | undefined> {
  const id = callId.safeParse(c.req.param('id'));
  return id.success ? desk.find(id.data) : undefined;
}

/** Changes when the page has something else to show. */
function stateOf(found: FoundRoom | undefined): string {
  if (found === undefined) return 'unknown';
  const { call, holder, next } = found;
  const { state, files } = holder.session?.material ?? {};
  // A corrected text is not worth losing one's place in it: only that material and files are there.
  const material = call.status === 'open' && state === 'shown' ? `${files} files` : '';
  return [call.status, call.ending ?? '', next?.id ?? '', material].filter((part) => part !== '').join(' ');
}

function personsSaid({ holder, persons = 0 }: FoundRoom): string {
  return wordsOf(holder.course.language).roomPage.persons(persons);
}

async function show(c: Context, sources: RoomPageSources): Promise<Response> {
  const found = await findRoom(c, sources);
  if (found === undefined) return c.html(unknownPage(sources.language), 404);
  const { holder, call, next } = found;
  const { course } = holder;
  const { language } = course;
  const { roomPage: words } = wordsOf(language);
  const page = {
    language,
    title: words.title(call.medium, course.code),
    heading: words.heading(call.medium),
    about: roomTitle(holder),
  };
  if (call.status === 'open') {
    keepBrowser(c, sources);
    const said = votes.safeParse(c.req.query('avis')).data;
    const token = c.req.query('equipe');
    const staff =
      token !== undefined && sources.links.isStaff(call.id, token, sources.now()) ? token : undefined;
    const material = await sources.desk.material(found);
    const body = openRoom({
      language,
      id: call.id,
      entry: call.entry ?? {},
      personal: found.personal,
      ...(staff === undefined ? {} : { staff }),
      server: found.server,
      ...(found.persons === undefined ? {} : { persons: found.persons }),
      needed: course.settings.quorum,
      another: sources.desk.hasAnother(found),
      muted: found.muted,
      ...(material === undefined ? {} : { material: await materialSection(call.id, material, language) }),
      ...(said === undefined ? {} : { said: saidOf(said, found) }),
    });
    return c.html(roomLayout({ ...page, body, watch: { state: stateOf(found), every: look } }));
  }
  const watch = { state: stateOf(found), every: call.status === 'wanted' ? lookWhileMade : look };
  const { heading, what } = overOf(call, course, sources.now());
  const verb = `!cours ${call.medium === 'audio' ? 'audio' : language === 'fr' ? 'vidéo' : 'video'}`;
  const onward =
    next !== undefined
      ? html`<p>${words.replaced}</p><p><a class="button" href="${next.id}">${words.toNext}</a></p>`
      : call.status === 'wanted'
        ? ''
        : html`<p>${words.again} <code>${verb}</code></p>`;
  const body = html`<p>${what}</p>${onward}`;
  return c.html(roomLayout({ ...page, heading: heading ?? page.heading, body, watch }), 200);
}

/** What is said of a room that nobody can enter, and under which heading, if that is its own. */
function overOf(call: Call, { language, zone }: Course, now: number): { heading?: string; what: string } {
  const { roomPage: words } = wordsOf(language);
  if (call.status === 'wanted') return { what: words.coming };
  if (call.status !== 'closed') return { what: words.failed };
  const hour = hourAt(call.closedAt ?? now, zone, language);
  return call.ending === undefined
    ? { heading: words.closedHeading, what: words.closed(hour) }
    : { heading: words.closingHeading, what: words.closing(hour, call.ending === 'failed') };
}

/** The same vote twice counts once; what it came to is told by the page as it is now. */
function saidOf(said: z.output<typeof votes>, { holder, call }: FoundRoom) {
  const { voted: words, otherCommand } = wordsOf(holder.course.language).roomPage;
  if (said !== 'counted') return html`${words[said]}`;
  const coming = roomsOf(holder).calls.some(
    ({ replaces, status }) => replaces === call.id && status === 'wanted',
  );
  if (coming) return html`${words.coming}`;
  const { quorum } = holder.course.settings;
  const voices = otherVoices(call, quorum);
  return needsChatVoice(call, quorum)
    ? html`${words.needsChat(voices, quorum)} <code>${otherCommand}</code>`
    : html`${words.counted(voices, quorum)}`;
}

function unknownPage(language: Language, up = '') {
  const { roomPage: words } = wordsOf(language);
  return onlySentence(words.unknownHeading, words.unknown, language, up);
}

async function enter(c: Context, sources: RoomPageSources): Promise<Response> {
  const found = await findRoom(c, sources);
  if (found === undefined) return c.html(unknownPage(sources.language, '../'), 404);
  const form = found.call.status === 'open' ? entering.safeParse(await bodyOf(c)) : undefined;
  if (form?.success !== true) return c.redirect(`../${found.call.id}`, 303);
  const { call, holder } = found;
  const { nom: name, equipe } = form.data;
  const staff = equipe !== undefined && sources.links.isStaff(call.id, equipe, sources.now());
  try {
    return c.redirect(await sources.desk.link(found, { name, staff, until: call.closesAt + linkAfter }), 303);
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    const { roomPage: words, roomChoice } = wordsOf(holder.course.language);
    const body = html`<p>${words.cannotEnter} ${roomChoice.fault(error.code)}</p>
<p><a class="button" href="../${call.id}">${words.back}</a></p>`;
    const title = words.title(call.medium, holder.course.code);
    const heading = words.heading(call.medium);
    return c.html(roomLayout({ language: holder.course.language, title, heading, body }, '../'), 502);
  }
}

/** The fields of the form; undefined for one that is none, or that ends in the middle. */
async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.parseBody();
  } catch {
    return undefined;
  }
}

async function vote(c: Context, sources: RoomPageSources): Promise<Response> {
  const id = callId.safeParse(c.req.param('id'));
  // Without the cookie that the page sets, nobody could be told from anybody (and no other site may vote).
  const browser = browserId.safeParse(getCookie(c, cookie));
  if (!id.success) return c.html(unknownPage(sources.language, '../'), 404);
  const { kind } = browser.success ? await sources.desk.vote(id.data, browser.data) : { kind: 'again' };
  return c.redirect(`../${id.data}?avis=${kind}`, 303);
}

/** Names the browser, for its one vote; without a path it is sent to the pages of rooms alone. */
function keepBrowser(c: Context, { newId, secure }: RoomPageSources): void {
  if (browserId.safeParse(getCookie(c, cookie)).success) return;
  const attributes = `Max-Age=86400; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  c.header('Set-Cookie', `${cookie}=${newId()}; ${attributes}`);
}
