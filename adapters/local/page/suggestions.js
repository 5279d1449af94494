// Typing `!cours` offers the commands, each with an example that one press puts into the field.
import { announce, ask, data, fill, words } from './data.js';

/** More than fit scroll in their box. */
const most = 40;
let verbs;

/** Letters as they are compared: without accents and case. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The suggestions of one composer; `update` after each change of its text. */
export function bringSuggestions(composer) {
  const box = composer.form.querySelector('.suggestions');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', words.verbs);
  let said = '';

  const hide = () => {
    box.hidden = true;
    box.replaceChildren();
    said = '';
  };
  const update = async () => {
    const typed = /^!\s*cours[\s,]*([^\n]*)$/i.exec(composer.text.value)?.[1];
    if (typed === undefined) return hide();
    verbs ??= ask(`/api/verbs?lang=${data.language}`).then(
      (answer) => answer.verbs,
      () => {
        verbs = undefined;
        return [];
      },
    );
    const found = fitting(await verbs, typed);
    if (!composer.text.value.includes(typed)) return;
    // The whole example is there already: nothing left to offer.
    if (found.length === 0 || found.some((verb) => verb.line === typed)) return hide();
    box.replaceChildren(...found.map((verb) => option(verb)));
    box.hidden = false;
    const news = fill(words.verbsFound, found.length);
    if (news !== said) announce(news);
    said = news;
  };
  const option = (verb) => {
    const button = document.createElement('button');
    button.type = 'button';
    const line = document.createElement('code');
    line.textContent = `!cours ${verb.line}`;
    const does = document.createElement('span');
    does.textContent = verb.role === 'student' ? verb.does : `${verb.does} (${words.staffOnly})`;
    button.append(line, does);
    button.addEventListener('click', () => {
      composer.setText(line.textContent);
      hide();
    });
    return button;
  };

  composer.text.addEventListener('keydown', (event) => {
    if (box.hidden) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      hide();
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      (event.key === 'ArrowUp' ? box.lastElementChild : box.firstElementChild)?.focus();
    }
  });
  composer.form.addEventListener('focusout', (event) => {
    if (!composer.form.contains(event.relatedTarget)) hide();
  });
  box.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    if (event.key === 'Escape') {
      event.preventDefault();
      hide();
      composer.text.focus();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const next = event.key === 'ArrowUp' ? at.previousElementSibling : at.nextElementSibling;
      (next ?? (event.key === 'ArrowDown' ? composer.text : at)).focus();
    }
  });
  return { update, hide };
}

/** The commands that begin as typed; before anything is typed, those for who looks. */
function fitting(all, typed) {
  const wanted = plain(typed.trim());
  const mine = (verb) => verb.role === 'student' || data.user.teaches;
  const first = wanted === '' ? all.filter(mine) : all;
  const word = (verb) => plain(verb.line).split(' ')[0];
  return first
    .filter((verb) => plain(verb.line).startsWith(wanted) || wanted.split(' ')[0] === word(verb))
    .slice(0, most);
}
