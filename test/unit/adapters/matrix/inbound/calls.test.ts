import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../../../../adapters/matrix/connection/types.ts';
import { inboundEvents } from '../../../../../adapters/matrix/inbound/inbound.ts';
import { mentionAt } from '../../../../../src/commands/find-person.ts';
import { readLine } from '../../../../../src/commands/read-line.ts';
import type { EditEvent, MessageEvent } from '../../../../../src/ports/chat.ts';
import { ana, ben, bot, event, TestRoom, text } from './room.ts';

// Messages as clients send them; who calls the bot by what its account is called here.

const link = 'https://matrix.to/#/@cours:example.org';
const html = (body: string, formatted: string, more: Content = {}): Content =>
  text(body, { format: 'org.matrix.custom.html', formatted_body: formatted, ...more });
const marks = (...user_ids: string[]) => ({ 'm.mentions': { user_ids } });
const answering = { 'm.relates_to': { 'm.in_reply_to': { event_id: '$two' } } };

async function heard(content: Content, name = 'Cours', id = bot) {
  const where = new TestRoom();
  where.names.set(id, name);
  where.names.set(ana, 'Ana López');
  const [found] = await inboundEvents(event(content), { ...where.context, bot: id });
  if (found?.kind !== 'message' && found?.kind !== 'edit') throw new Error('no message');
  return found;
}

function line({ text, naming }: MessageEvent | EditEvent) {
  const found = readLine(text, naming);
  return found.kind === 'command' ? `${found.line.verb} ${found.line.raw}`.trim() : undefined;
}

const calls: readonly (readonly [client: string, content: Content])[] = [
  ['Element Web', html('Cours: prochain', `<a href="${link}">Cours</a>: prochain`, marks(bot))],
  ['Element Web, without colon', html('Cours prochain', `<a href="${link}">Cours</a> prochain`, marks(bot))],
  [
    'Element Web, rich editor',
    html(
      `<a data-mention-type="user" href="${link}" contenteditable="false">Cours</a>\u00a0prochain`,
      `<a data-mention-type="user" href="${link}" contenteditable="false">Cours</a>&nbsp;prochain`,
      marks(bot),
    ),
  ],
  [
    'Element X',
    html(
      `[@cours:example.org](${link}) prochain`,
      `<a href="${link}">@cours:example.org</a> prochain`,
      marks(bot),
    ),
  ],
  ['Element X, text alone', text(`[@cours:example.org](${link}) prochain`, marks(bot))],
  ['Element Android, 2019', html(`[Cours](${link}): prochain`, `<a href="${link}">Cours</a>: prochain`)],
  ['Element Android, 2020', html(`"Cours" (${link}): prochain`, `<a href="${link}">Cours</a>: prochain`)],
  [
    'Tchap',
    html(
      'Cours : prochain',
      '<a href="https://www.tchap.gouv.fr/#/user/@cours:example.org">Cours</a> : prochain',
      marks(bot),
    ),
  ],
  [
    'Cinny',
    html(
      '@cours:example.org prochain',
      '<a href="https://matrix.to/#/%40cours%3Aexample.org">@Cours</a> prochain',
      marks(bot),
    ),
  ],
  [
    'Cinny, a colon',
    html(
      '@cours:example.org: prochain',
      '<a href="https://matrix.to/#/%40cours%3Aexample.org">@Cours</a>: prochain',
    ),
  ],
  ['nheko', html(`[Cours](${link}) prochain`, `<a href="${link}">Cours</a> prochain`)],
  [
    'FluffyChat',
    html(
      '@[Cours]#1234 prochain',
      '<a href="matrix:u/cours:example.org">@[Cours]#1234</a> prochain',
      marks(bot),
    ),
  ],
  [
    'FluffyChat, the id',
    html(
      '@cours:example.org prochain',
      '<a href="matrix:u/cours:example.org">@cours:example.org</a> prochain',
    ),
  ],
  [
    'Fractal',
    html(
      'Cours prochain',
      '<a href="https://matrix.to/#/%40cours%3Aexample.org">Cours</a> prochain',
      marks(bot),
    ),
  ],
  ['Beeper', text('@Cours prochain', marks(bot))],
  ['by name, marked', text('Cours prochain', marks(bot))],
  ['typed', text('@cours prochain')],
  ['typed, the full id', text('@cours:example.org prochain')],
  ['typed, the full id and a colon', text('@cours:example.org: prochain')],
  ['typed, capitals', text('@COURS:Example.org, prochain')],
  ['typed, the name', text('Cours : prochain')],
  ['typed, without a space', text('@cours:prochain')],
  ['a link', text(`${link} prochain`)],
  ['a link in brackets', text(`<${link}> prochain`)],
  ['a link with more', text(`[Cours](${link}?via=example.org) prochain`)],
  ['a no-break space', html('Cours\u00a0prochain', `<a href="${link}">Cours</a>\u00a0prochain`)],
  ['something invisible', html('\u2060Cours\u200b prochain', `<a href='${link}'>Cours</a>\u200b prochain`)],
  ['within a paragraph', html('Cours prochain', `<p><a href="${link}"><span>Cours</span></a> prochain</p>`)],
  [
    'in a thread',
    html('Cours prochain', `<a href="${link}">Cours</a> prochain`, {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: '$root',
        is_falling_back: true,
        'm.in_reply_to': { event_id: '$last' },
      },
    }),
  ],
  [
    'by name, marked, in a thread',
    text('Cours prochain', {
      ...marks(bot),
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: '$root',
        is_falling_back: true,
        'm.in_reply_to': { event_id: '$last' },
      },
    }),
  ],
  [
    'in an answer',
    html(
      '> <@ben:example.org> Quand ?\n\nCours: prochain',
      `<mx-reply><blockquote><a href="https://matrix.to/#/@ben:example.org">Ben</a><br>Quand ?</blockquote></mx-reply><a href="${link}">Cours</a>: prochain`,
      answering,
    ),
  ],
  [
    'below a quotation',
    html(
      '> Quand ?\n\nCours prochain',
      `<blockquote>Quand ?</blockquote><a href="${link}">Cours</a> prochain`,
      marks(bot),
    ),
  ],
  ['within marks', html('`@cours:example.org prochain`', '<code>@cours:example.org prochain</code>')],
];

describe('a message that begins with a mention of the bot', () => {
  it.each(calls)('is a call: %s', async (_client, content) => {
    expect(line(await heard(content))).toBe('prochain');
  });

  const names = [
    'Bot de Cours',
    'L’Élève',
    '📚 Cours',
    '👩‍🏫 L3',
    'C++ (L2)',
    'Cours: L3',
    'Jean-Paul [bot]',
  ];
  it.each(names)('whatever its account is called: %s', async (name) => {
    const id = '@l3-phys:uni.example';
    const to = `https://matrix.to/#/${id}`;
    const escaped = name.replaceAll('[', '\\[').replaceAll(']', '\\]');
    for (const content of [
      html(`${name}: prochain`, `<a href="${to}">${name}</a>: prochain`),
      html(`${name} prochain`, `<a href="${to}">${name}</a> prochain`),
      html(`[${escaped}](${to}) prochain`, `<a href="${to}">${name}</a> prochain`),
      html(`${id} prochain`, `<a href="${to}">${name}</a> prochain`),
      text(`${name.normalize('NFD')} prochain`, marks(id)),
      text(`@${name} prochain`),
      text(`${name}, prochain`),
      text('@l3-phys: prochain'),
    ]) {
      expect(line(await heard(content, name, id)), JSON.stringify(content)).toBe('prochain');
    }
    expect(line(await heard(text('Cours: prochain'), 'Autre', id))).toBeUndefined();
    expect(line(await heard(text('@cours prochain'), 'Autre', id))).toBeUndefined();
  });

  it('is a call in an edit too', async () => {
    const original = event(text('Cours prochian'), { id: '$two' });
    const where = new TestRoom(original);
    where.names.set(bot, 'Cours');
    const content = {
      ...html('* Cours prochain', `* <a href="${link}">Cours</a> prochain`),
      'm.new_content': html('Cours prochain', `<a href="${link}">Cours</a> prochain`),
      'm.relates_to': { rel_type: 'm.replace', event_id: '$two' },
    };
    const [found] = await where.read(event(content));
    expect(found?.kind === 'edit' && line(found)).toBe('prochain');
  });

  it('is the short help where nothing follows', async () => {
    expect(line(await heard(html('Cours', `<a href="${link}">Cours</a>`)))).toBe('');
    expect(line(await heard(html('Cours: ', `<a href="${link}">Cours</a>: `)))).toBe('');
  });
});

describe('a message that does not', () => {
  const toBen = 'https://matrix.to/#/@ben:example.org';
  it.each([
    ['in the middle', html('merci Cours', `merci <a href="${link}">Cours</a>`, marks(bot))],
    [
      'in the middle, beginning with the same word',
      html('Cours annulé, Cours ?', `Cours annulé, <a href="${link}">Cours</a> ?`, marks(bot)),
    ],
    ['somebody else', html('Ben: prochain', `<a href="${toBen}">Ben</a>: prochain`, marks(ben))],
    [
      'somebody else first',
      html('Ben, Cours: prochain', `<a href="${toBen}">Ben</a>, <a href="${link}">Cours</a>: prochain`),
    ],
    ['somebody of the same name', html('Cours: salut', `<a href="${toBen}">Cours</a>: salut`, marks(ben))],
    ['a longer name', html('Cours Martin: salut', `<a href="${toBen}">Cours Martin</a>: salut`, marks(ben))],
    ['an account of the same localpart', text('@cours:autre.example prochain')],
    ['a longer localpart', text('@cours-l3:example.org prochain')],
    ['a room', text('https://matrix.to/#/#cours:example.org prochain')],
    ['a message', text('https://matrix.to/#/!cours:example.org/$one prochain')],
    ['the word', text('Cours annulé ?')],
    ['the word, in an answer to the bot', text('Cours annulé ?', { ...marks(bot), ...answering })],
    ['a link that cannot be read', text('[Cours](https://matrix.to/#/@%E0%A4%A) prochain')],
  ])('is none: %s', async (_what, content) => {
    expect(line(await heard(content))).toBeUndefined();
  });
});

describe('a person', () => {
  const to = 'https://matrix.to/#/@ana:example.org';
  it.each([
    [
      'Element Web',
      html('!cours équipe + Ana López tuteur', `!cours équipe + <a href="${to}">Ana López</a> tuteur`),
    ],
    ['Element X', text(`!cours équipe + [@ana:example.org](${to}) tuteur`)],
    ['Markdown', text(`!cours équipe + [Ana López](${to}) tuteur`)],
    [
      'rich editor',
      text(`!cours équipe + <a data-mention-type="user" href="${to}" contenteditable="false">Ana</a> tuteur`),
    ],
    [
      'Cinny',
      html(
        '!cours équipe + @ana:example.org tuteur',
        '!cours équipe + <a href="https://matrix.to/#/%40ana%3Aexample.org">@Ana López</a> tuteur',
      ),
    ],
    [
      'FluffyChat',
      html(
        '!cours équipe + @[Ana López] tuteur',
        '!cours équipe + <a href="matrix:u/ana:example.org?action=chat">@[Ana López]</a> tuteur',
      ),
    ],
    [
      'an @ in one text',
      html('!cours équipe + @Ana López tuteur', `!cours équipe + <a href="${to}">Ana López</a> tuteur`),
    ],
    ['escaped', html('!cours équipe + A & B tuteur', `!cours équipe + <a href="${to}">A &amp; B</a> tuteur`)],
    ['marked only', text('!cours équipe + Ana López tuteur', marks(ana))],
    [
      'after a call',
      html(
        'Cours équipe + Ana López tuteur',
        `<a href="${link}">Cours</a> équipe + <a href="${to}">Ana López</a> tuteur`,
        marks(bot, ana),
      ),
    ],
    ['a bare link', text(`!cours équipe + ${to} tuteur`)],
  ])('is their account: %s', async (_client, content) => {
    const { text, naming } = await heard(content);
    const read = readLine(text, naming);
    if (read.kind !== 'command') throw new Error('no command');
    const typed = read.line.raw.replace(/^\+ /u, '');
    expect(mentionAt(typed, read.line.people ?? [])).toEqual({ user: ana, after: 'tuteur' });
  });

  it('costs no request in chatter', async () => {
    const { naming } = await heard(text('merci Ana López', marks(ana)));
    expect(naming?.people).toEqual([]);
  });
});

it('never throws and is linear, whatever is sent', async () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '<a ',
    'href="',
    '</a>',
    link,
    '@',
    '@a:',
    'matrix:u/',
    '&#',
    '&amp;',
    '"',
    ' ',
    'Cours',
    '\n',
    '<mx-reply>',
    '`',
  );
  const soup = fc.array(piece, { maxLength: 2_000 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(soup, soup, async (body, formatted) => {
      const before = performance.now();
      await heard(html(body, formatted, marks(ana, bot)));
      expect(performance.now() - before).toBeLessThan(2_000);
    }),
    { numRuns: 150 },
  );
});
