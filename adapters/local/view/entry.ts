import { html } from 'hono/html';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { RefusalCode } from '../store/types.ts';
import type { Html } from './html.ts';
import { languageSwitch, layout } from './layout.ts';
import { roleChoice } from './role-choice.ts';

interface Entry {
  readonly language: Language;
  /** The class room's name. */
  readonly room: string;
  /** What was given before it was refused, and why. */
  readonly name?: string;
  readonly role?: string | undefined;
  readonly refusal?: { readonly code: RefusalCode; readonly sentence: string };
}

/** Refusals of who comes back with a code; the others are of who enters. */
const ofReturning = new Set<RefusalCode>(['codeWrong', 'tooManyCodes']);

/** The front page of who has no name yet, or lost it: forms that need no JavaScript. */
export function entryPage(entry: Entry): Html {
  const { language, refusal } = entry;
  const { product, enter } = wordsOf(language).local;
  const returning = refusal !== undefined && ofReturning.has(refusal.code);
  // What the name itself is not refused for says nothing about its field.
  const ofName = refusal?.code.startsWith('name') === true;
  return layout({
    language,
    title: `${enter.title} – ${product}`,
    path: '/',
    body: html`<body class="entry">
<header class="top"><p class="product">${product}</p>${languageSwitch(language, '/')}</header>
<main>
<h1>${enter.title}</h1>
<p class="room-name">${entry.room}</p>
<p>${enter.lead}</p>
<form method="post" action="/enter">
${refusal === undefined || returning ? '' : html`<p id="refusal" class="refusal" role="alert">${refusal.sentence}</p>`}
<p class="field"><label for="name">${enter.name}</label>
<span class="hint" id="name-hint">${enter.nameHint}</span>
<input id="name" name="name" autocomplete="nickname" required maxlength="40" value="${entry.name ?? ''}"
 ${ofName ? html`aria-invalid="true" aria-describedby="refusal name-hint"` : html`aria-describedby="name-hint"`} ${returning ? '' : 'autofocus'} /></p>
${roleChoice(language, entry.role)}
<p><button class="primary">${enter.button}</button></p>
</form>
<details class="return" ${returning || refusal?.code === 'nameTaken' ? 'open' : ''}><summary>${enter.back.title}</summary>
<form method="post" action="/return">
${returning ? html`<p id="return-refusal" class="refusal" role="alert">${refusal.sentence}</p>` : ''}
<p class="field"><label for="code">${enter.back.code}</label>
<span class="hint" id="code-hint">${enter.back.hint}</span>
<input id="code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="40"
 ${returning ? html`aria-invalid="true" aria-describedby="return-refusal code-hint" autofocus` : html`aria-describedby="code-hint"`} /></p>
<p><button>${enter.back.button}</button></p>
</form></details>
<p class="aside">${enter.several}</p>
</main>
</body>`,
  });
}
