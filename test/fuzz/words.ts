import type { Random } from './random.ts';

/** Texts of the words, marks and oddities that lines, bodies and names are made of. */
const words = [
  ...[
    'lundi',
    'mardi',
    'mardis',
    'jeudi',
    'tous les mardis',
    'un mardi sur deux',
    'Tuesday',
    'every',
    'next',
  ],
  ...[
    '8h',
    '14h15',
    '9-11',
    '8h-9h',
    '2pm',
    '12/01',
    '24.11',
    '2026-12-01',
    '8-12-2026',
    '1er',
    '2e',
    '31 février',
  ],
  ...[
    'le',
    'du',
    'au',
    'de',
    'à',
    'et',
    'ou',
    'sauf',
    "jusqu'au",
    'à partir du',
    'pendant',
    'dans',
    'until',
    'except',
  ],
  ...[
    'semaine 48',
    'pendant 12 semaines',
    'sauf vacances',
    'vacances de Noël',
    "jusqu'aux vacances",
    'au lieu de',
    "d'une heure",
    'à la semaine prochaine',
    'maintenant',
    'semaines 47 à 50',
    'hors fériés',
    '10 fois',
    'demain',
    'hier',
    'midi',
    'minuit',
    'ce soir',
    'UTC+2',
  ],
  ...[
    'S1',
    's2',
    '3',
    'S1-S6',
    'S3,',
    'séance',
    'S2000',
    'S9999',
    'durée',
    '1h30',
    'groupe',
    'TD1',
    'lieu',
    'B204',
  ],
  ...[
    'oui',
    'non',
    'autre',
    'confirmer',
    'publier',
    'fini',
    '+',
    '-',
    '—',
    ' - ',
    '"',
    '«',
    '»',
    '“',
    ':',
    ',',
    '.',
    '!',
  ],
  ...[
    'langue',
    'en',
    'rappels',
    'aucun',
    'quorum',
    '-1',
    '1e9',
    'fériés',
    'FR-67',
    'vacances',
    'code',
    'titre',
    'tous',
  ],
  ...[
    'https://meet.example.org/x',
    'javascript:x',
    '@Étu1',
    '@room',
    '@etu1:example.org',
    'LO21',
    'MT22',
    'constructor',
  ],
  ...[
    '__proto__',
    'toString',
    '<b>',
    '<!-- ',
    ' -->',
    '```',
    '`',
    '$',
    '$$',
    '\\(',
    '![',
    '](',
    '[a]',
    '|',
    '> ',
    '# ',
  ],
  ...[
    'é',
    'e\u0301',
    '\u200b',
    '\u202e',
    '\u00a0',
    '\ufeff',
    '\u0000',
    '\ud800',
    '🙂',
    'ﷺ',
    '१२',
    '\t',
    '  ',
  ],
];

function wordsOf(random: Random, most: number): string {
  return Array.from({ length: random.below(most + 1) }, () => random.pick(words)).join(
    random.chance(80) ? ' ' : '',
  );
}

/** One or a few words again and again, up to a length: what a reader that looks back pays for most. */
export function repeatedOf(random: Random, length: number): string {
  const unit = `${wordsOf(random, 4)}${random.pick(['', ' ', ' ou ', ' et ', ', ', '\n'])}` || 'x';
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Any characters of the first planes, lone surrogates and controls included. */
export function noiseOf(random: Random, most: number): string {
  const limit = random.pick([128, 256, 0x2_000, 0x1_0000]);
  return Array.from({ length: random.below(most + 1) }, () => String.fromCharCode(random.below(limit))).join(
    '',
  );
}

/** Mostly short; now and then as long as a reader takes, or as a message may be. */
export function textOf(random: Random): string {
  if (random.chance(70)) return wordsOf(random, 12);
  if (random.chance(50)) return noiseOf(random, 60);
  return repeatedOf(random, random.pick([200, 1_990, 1_990, 8_000]));
}
