import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import { settingKeys } from './settings-keys.ts';
import { table } from './table.ts';
import type { AnyVerb } from './verb.ts';

const groups = [
  'course',
  'planning',
  'session',
  'rooms',
  'personal',
] as const satisfies readonly AnyVerb['group'][];

/** The page of all commands (docs/commands.fr.md, docs/commands.en.md) in Markdown, from the table. */
export function commandReference(language: Language): string {
  const { help } = wordsOf(language);
  const { reference } = help;
  const sections = groups.flatMap((group) => {
    const verbs = table.filter((verb) => verb.group === group);
    if (verbs.length === 0) return [];
    return [`## ${help.group(group)}`, ...verbs.map((verb) => entry(verb, language))];
  });
  return `${[
    `# ${reference.title}`,
    `<!-- ${reference.generated} -->`,
    reference.intro,
    ...sections,
    `## ${reference.settings}`,
    settingsTable(language),
  ].join('\n\n')}\n`;
}

function entry(verb: AnyVerb, language: Language): string {
  const { reference } = wordsOf(language).help;
  const [word = verb.name, ...synonyms] = verb.words[language];
  const { syntax, does, examples } = verb.help[language];
  const other = verb.words[language === 'fr' ? 'en' : 'fr'];
  const also = [...synonyms, ...Object.keys(verb.shortcuts ?? {}), ...other].filter(
    (each, index, all) => each !== word && all.indexOf(each) === index,
  );
  const colon = language === 'fr' ? ' :' : ':';
  return [
    `### ${word}`,
    does,
    syntax.map((each) => `- \`!cours ${each}\``).join('\n'),
    [
      `${reference.examples}${colon} ${examples.map((each) => `\`!cours ${each}\``).join(', ')}.`,
      ...(also.length === 0 ? [] : [`${reference.also}${colon} ${also.join(', ')}.`]),
      `${reference.who}${colon} ${whoMay(verb, language)}.`,
    ].join('\n'),
  ].join('\n\n');
}

function whoMay(verb: AnyVerb, language: Language): string {
  const { reference } = wordsOf(language).help;
  const who = {
    student: reference.everyone,
    assistant: reference.staff,
    teacher: reference.teachers,
    host: reference.hosts,
  }[verb.role];
  return verb.direct === true ? `${who}, ${reference.direct}` : who;
}

function settingsTable(language: Language): string {
  const { keys } = wordsOf(language).courseSettings;
  const { settingColumns } = wordsOf(language).help.reference;
  const rows = settingKeys.map((key) => {
    const name = language === 'fr' ? key.words[0] : key.words[1];
    const { about, accepts } = keys[key.name];
    return `| \`${name}\` | ${about} | ${accepts} |`;
  });
  return [
    `| ${settingColumns.join(' | ')} |`,
    `|${settingColumns.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n');
}
