import { enterFrenchNumbers } from './number-words.ts';
import type { Enter } from './senses.ts';

const plural = { plural: true };

/** The French words of dates, folded: no case, no accents; hyphens and apostrophes are spaces. */
export function enterFrench(enter: Enter): void {
  enterCalendar(enter);
  enterHours(enter);
  enterSeries(enter);
  enterSmallWords(enter);
}

function enterCalendar(enter: Enter): void {
  const weekdays = [
    'lundi|lun',
    'mardi',
    'mercredi|mer',
    'jeudi|jeu',
    'vendredi|ven',
    'samedi|sam',
    'dimanche|dim',
  ];
  const months = [
    'janvier|janv',
    'fevrier|fevr|fev',
    'mars',
    'avril|avr',
    'mai',
    'juin',
    'juillet|juil|juill',
    'aout',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
  ];
  for (const [index, phrases] of weekdays.entries()) {
    enter(phrases, 'weekday', index + 1);
    enter(`${phrases.split('|', 1)[0] ?? ''}s`, 'weekday', index + 1, plural);
  }
  for (const [index, phrases] of months.entries()) enter(phrases, 'month', index + 1);
  enter('aujourd hui|aujourdhui|auj', 'dayOffset', 0);
  enter('demain', 'dayOffset', 1);
  enter('apres demain', 'dayOffset', 2);
  enter('hier', 'dayOffset', -1);
  enter('avant hier', 'dayOffset', -2);
  enter('prochain|prochaine|prochains|prochaines', 'next');
  enter('suivant|suivante|d apres|qui suit', 'following');
  enter('qui vient|qui arrive', 'coming');
  enter('ce|cet|cette', 'this');
  enter('en huit', 'weeksLater', 1);
  enter('en quinze', 'weeksLater', 2);
  enter('jour|j', 'day');
  enter('jours', 'day', 0, plural);
  enter('semaine|sem', 'week');
  enter('semaines', 'week', 0, plural);
  enter('mois', 'monthUnit');
  enter('quinzaine', 'fortnight');
}

function enterHours(enter: Enter): void {
  enter('heure|heures', 'hour');
  enter('minute|minutes|mn', 'minute');
  enter('midi', 'noon');
  enter('minuit', 'midnight');
  enter('demi heure|une demi heure|demie heure|une demie heure', 'partOfHour', 30);
  enter('quart d heure|un quart d heure', 'partOfHour', 15);
  enter('trois quarts d heure', 'partOfHour', 45);
  enter('demi|demie', 'half');
  enter('quart', 'quarter');
  enter('moins', 'minus');
  enter('pile|precise|precises|tapante|tapantes', 'exactly');
  const periods = {
    morning: ['matin', 'matinee'],
    afternoon: ['apres midi', 'aprem'],
    evening: ['soir', 'soiree'],
    night: ['nuit'],
  } as const;
  for (const period of ['morning', 'afternoon', 'evening', 'night'] as const) {
    for (const name of periods[period]) {
      for (const before of [
        '',
        'du ',
        'le ',
        'au ',
        'la ',
        'l ',
        'de l ',
        'de la ',
        'dans l ',
        'dans la ',
        'en ',
      ]) {
        enter(`${before}${name}`, 'period', 0, { period });
      }
      for (const before of ['ce', 'cet', 'cette']) {
        enter(`${before} ${name}`, 'periodOfToday', 0, { period });
      }
    }
  }
  enter('lendemain|le lendemain|du lendemain', 'nextDay');
  enter('heure d ete|heures d ete|l heure d ete', 'season', 0);
  enter('heure d hiver|heures d hiver|l heure d hiver', 'season', 1);
}

function enterSeries(enter: Enter): void {
  // « tout les » is heard as « tous les »; « tout le mardi » would be one whole day.
  const each = ['tous les', 'toutes les', 'tout les', 'toute les', 'touts les', 'tous le', 'toutes le'];
  each.push('tt les', 'ts les', 'ttes les', 'tou les', 'tos les', 'tus les', 'touus les', 'toos les');
  const everyOf = (rest: string) => each.map((words) => `${words} ${rest}`).join('|');
  enter(`${each.join('|')}|chaque|chacun des`, 'every');
  enter(`${everyOf('jours')}|chaque jour|${everyOf('jours de la semaine')}`, 'everyDay');
  enter('en semaine', 'workday');
  const workdays = ['ouvres', 'ouvre', 'ouvrables', 'ouvrable', 'de semaine'];
  for (const word of workdays) enter(`${everyOf(`jours ${word}`)}|chaque jour ${word}`, 'workday');
  enter('jours ouvres|jours ouvrables|les jours ouvres|les jours ouvrables', 'workday');
  enter(`${everyOf('semaines')}|${everyOf('semaine')}|chaque semaine|chaque semaines`, 'everyWeek', 1);
  enter('hebdomadaire|hebdo|une fois par semaine', 'everyWeek', 1);
  enter(
    `${everyOf('deux semaines')}|${everyOf('quinze jours')}|une semaine sur deux|${everyOf('quinzaines')}|chaque quinzaine`,
    'everyWeek',
    2,
  );
  enter('fois', 'times');
  enter('seance|seances|cours', 'sessions');
  enter('impaire|impaires', 'odd');
  enter('paire|paires', 'even');
  enter('a partir de|a partir du|a partir d|a compter de|a compter du|commencant|debutant', 'since');
  enter('jusqu a|jusqu au|jusqu aux|jusque|jusqu', 'until');
  enter('jusqua|jusqau|jusquau|jusquaux|jusqa|jusqu o|jusque au|jusqu en', 'until');
  enter(
    'sauf|excepte|exceptes|hormis|hors|sans|a l exception de|a l exception du|a l exception des|en dehors de|en dehors du|en dehors des',
    'except',
  );
  const holidays = ['feries', 'ferie', 'jours feries', 'jour ferie', 'jours de fete'];
  for (const word of holidays) enter(`${word}|les ${word}|des ${word}`, 'holidays');
  const vacations = [
    'vacances',
    'vacances scolaires',
    'vacances universitaires',
    'conges',
    'conges scolaires',
  ];
  for (const word of vacations)
    enter(`${word}|les ${word}|des ${word}|aux ${word}|pendant les ${word}|pendant ${word}`, 'vacation');
  enter('inclus|incluse|incluses|compris|comprise|comprises|y compris', 'inclusive');
}

function enterSmallWords(enter: Enter): void {
  enterFrenchNumbers(enter);
  enter('le|la', 'the');
  enter('les', 'the', 0, plural);
  enter('l', 'the');
  enter('de|d|de la|de l', 'of');
  enter('du', 'du');
  enter('au|aux', 'au');
  enter('dans', 'in');
  enter('pendant|durant', 'for');
  enter('entre', 'between');
  enter('et|puis|ainsi que', 'and');
  enter('ou|ou bien', 'or');
  enter('sur', 'outOf');
  enter('er|ere|re|eme', 'ordinal');
  enter('mi|debut|mi de|debut de|fin|fin de|courant', 'vaguePart');
  enter(
    'bientot|prochainement|plus tard|plus tot|un jour|un de ces jours|apres|avant|maintenant|tout de suite|immediatement',
    'vague',
  );
  enter('la rentree|rentree|noel|paques|toussaint|la toussaint|quand|des que possible|peut etre', 'vague');
  enter('la fin|la fin du semestre|week end|le week end|ce week end|d ici', 'vague');
  // « tout le semestre », « toute l'année »: an end that is not said.
  for (const term of ['le semestre', 'le trimestre', 'l annee', 'l annee scolaire', 'l annee universitaire'])
    enter(
      `pendant ${term}|tout ${term}|toute ${term}|pendant tout ${term}|pendant toute ${term}`,
      'vague',
      1,
    );
  enter('ce semestre|ce trimestre|cette annee', 'vague', 1);
  enter('vers|environ|aux environs de|autour de', 'about');
}
