import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer } from '../http/context.ts';
import type { Html } from './html.ts';
import { languageSwitch, layout } from './layout.ts';
import { roleChoice } from './role-choice.ts';

export interface MePage {
  readonly viewer: Viewer;
  /** Has this person a code to come back with? It is shown only when it is made. */
  readonly hasCode: boolean;
  /** How many browsers know this person, this one included. */
  readonly browsers: number;
  /** A code just made. */
  readonly code?: string;
  /** What was just changed. */
  readonly done?: 'name' | 'role' | 'others';
  readonly refusal?: string | undefined;
}

/** Who one is here: name, role, code to come back with, leaving. Forms that need no JavaScript. */
export function mePage(page: MePage): Html {
  const { viewer, hasCode, browsers, code } = page;
  const { user, language } = viewer;
  const { product, me, enter, state } = wordsOf(language).local;
  return layout({
    language,
    title: `${me.title} – ${product}`,
    path: '/me',
    body: html`<body class="entry">
<header class="top"><p class="product"><a href="/">${product}</a></p>${languageSwitch(language, '/me')}</header>
<main>
<h1>${me.title}</h1>
<p><a href="/">${state.home}</a></p>
${page.done === undefined ? '' : html`<p class="done" role="status">${me.done[page.done]}</p>`}
${page.refusal === undefined ? '' : html`<p class="refusal" role="alert">${page.refusal}</p>`}
<h2>${me.code}</h2>
<p>${me.codeLead}</p>
${code === undefined ? '' : html`<p class="secret" role="status">${me.codeShown} <code>${code}</code></p>`}
<form method="post" action="/me/code">
${code === undefined && hasCode ? html`<p class="hint">${me.codeReplaced}</p>` : ''}
<p><button class="${hasCode ? '' : 'primary'}">${hasCode ? me.newCode : me.getCode}</button></p>
</form>
<h2>${me.nameTitle}</h2>
<form method="post" action="/me">
<p class="field"><label for="name">${enter.name}</label>
<span class="hint" id="name-hint">${me.nameHint}</span>
<input id="name" name="name" autocomplete="nickname" required maxlength="40" value="${user.name}" aria-describedby="name-hint" /></p>
<p><button>${me.rename}</button></p>
</form>
<h2>${me.roleTitle}</h2>
<form method="post" action="/me">
${roleChoice(language, user.teaches ? 'teach' : 'study')}
<p class="hint">${me.roleHint}</p>
<p><button>${me.changeRole}</button></p>
</form>
<h2>${me.leaveTitle}</h2>
<p>${hasCode ? me.leaveLead : me.leaveWithout}</p>
<form method="post" action="/me/leave"><p><button>${hasCode ? me.leave : me.leaveAnyway}</button></p></form>
${
  browsers > 1
    ? html`<form method="post" action="/me/others"><p class="hint">${me.othersLead(browsers - 1)}</p><p><button>${me.leaveOthers}</button></p></form>`
    : ''
}
</main>
</body>`,
  });
}
