import { html } from 'hono/html';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Html } from './html.ts';

/** « J'enseigne » or « J'étudie »: nothing is chosen for whoever has not chosen yet. */
export function roleChoice(language: Language, chosen: string | undefined): Html {
  const { enter } = wordsOf(language).local;
  return html`<fieldset><legend>${enter.role}</legend>
${choice('teach', enter.teach, enter.teachHint, chosen === 'teach')}
${choice('study', enter.study, enter.studyHint, chosen === 'study')}
</fieldset>`;
}

function choice(value: string, label: string, hint: string, checked: boolean): Html {
  return html`<p class="choice"><input type="radio" name="role" id="role-${value}" value="${value}" required
 aria-describedby="role-${value}-hint" ${checked ? 'checked' : ''} />
<label for="role-${value}">${label}</label> <span class="hint" id="role-${value}-hint">${hint}</span></p>`;
}
