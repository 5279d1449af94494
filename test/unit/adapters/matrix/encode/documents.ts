import fc from 'fast-check';
import type { Block, Document, Inline } from '../../../../../src/message/document.ts';

const fragments = [
  ...['<script>alert(1)</script>', '<img src=x onerror=y>', '<mx-reply>', '</p>', '@room', '&amp;', '"', "'"],
  ...['# t', '\n\n', '\n', '- ', '1. ', '> ', '```js\n', '```', '|a|b|\n|-|-:|\n|1|2|\n', '---', '`', '**'],
  ...['~~', '$', '$$', '\\frac{a}{b}', '[a](https://a.example)', '[a](javascript:b)', '![i](mxc://a/b)'],
  ...[
    '![i](https://a.example/i.png)',
    'https://a.example/?b=1&c=2',
    '[x]: y',
    'é',
    '👩‍🏫',
    '\ud800',
    '\u0000',
  ],
];

/** Text as people write it and as they should not. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  anyText,
  anyText.map((text) => ({ kind: 'strong' as const, text })),
  anyText.map((text) => ({ kind: 'code' as const, text })),
  fc.record({ kind: fc.constant('link' as const), url: anyText, text: anyText }),
  fc.record(
    {
      kind: fc.constant('mention' as const),
      person: fc.constant('p1'),
      name: anyText,
      user: fc.constantFrom('@ana:a.example', '@"><b>:a.example', 'ana'),
    },
    { requiredKeys: ['kind', 'person'] },
  ),
  fc.record(
    {
      kind: fc.constant('post' as const),
      post: fc.constant('k'),
      text: anyText,
      reference: fc.constantFrom('$event', '$e"/<b>'),
    },
    { requiredKeys: ['kind', 'post', 'text'] },
  ),
  anyText.map((text) => ({ kind: 'direct' as const, text })),
);

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.array(anyInline, { maxLength: 5 }).map((inlines) => ({ kind: 'line' as const, inlines })),
  fc
    .array(fc.array(anyInline, { maxLength: 3 }), { maxLength: 5 })
    .map((items) => ({ kind: 'list' as const, items })),
  anyText.map((source) => ({ kind: 'markdown' as const, source })),
);

export const anyDocument: fc.Arbitrary<Document> = fc
  .array(anyBlock, { maxLength: 6 })
  .map((blocks) => ({ blocks }));
