import { html } from 'hono/html';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Html } from './html.ts';
import { languageSwitch, layout } from './layout.ts';

interface Entry {
  readonly language: Language;
  /** The class room's name. */
  readonly room: string;
  /** What was given before it was refused, and why. */
  readonly name?: string;
  readonly role?: string;
  readonly refusal?: string | undefined;
}

/** The front page of who has no name yet: a form that needs no JavaScript. */
export function entryPage(entry: Entry): Html {
  const { product, enter } = wordsOf(entry.language).local;
  const invalid =
    entry.refusal === undefined ? '' : html`aria-invalid="true" aria-describedby="refusal name-hint"`;
  return layout({
    language: entry.language,
    title: `${enter.title} – ${product}`,
    path: '/',
    body: html`<body class="entry">
<header class="top"><p class="product">${product}</p>${languageSwitch(entry.language, '/')}</header>
<main>
<h1>${enter.title}</h1>
<p class="room-name">${entry.room}</p>
<p>${enter.lead}</p>
<form method="post" action="/enter">
${entry.refusal === undefined ? '' : html`<p id="refusal" class="refusal" role="alert">${entry.refusal}</p>`}
<p class="field"><label for="name">${enter.name}</label>
<span class="hint" id="name-hint">${enter.nameHint}</span>
<input id="name" name="name" autocomplete="nickname" required maxlength="40" value="${entry.name ?? ''}"
 ${entry.refusal === undefined ? html`aria-describedby="name-hint"` : invalid} autofocus /></p>
<fieldset><legend>${enter.role}</legend>
${choice('teach', enter.teach, enter.teachHint, entry.role === 'teach')}
${choice('study', enter.study, enter.studyHint, entry.role !== 'teach')}
</fieldset>
<p><button class="primary">${enter.button}</button></p>
</form>
<p class="aside">${enter.several}</p>
</main>
</body>`,
  });
}

function choice(value: string, label: string, hint: string, checked: boolean): Html {
  return html`<p class="choice"><input type="radio" name="role" id="role-${value}" value="${value}"
 aria-describedby="role-${value}-hint" ${checked ? 'checked' : ''} />
<label for="role-${value}">${label}</label> <span class="hint" id="role-${value}-hint">${hint}</span></p>`;
}
