import { describe, expect, it } from 'vitest';
import { splitPlanLine } from '../../../src/commands/plan-line.ts';
import { readPlanOptions } from '../../../src/commands/plan-options.ts';
import { readLine } from '../../../src/commands/read-line.ts';

describe('the options after a date', () => {
  it.each([
    ['', {}],
    ['durée 1h30', { minutes: 90 }],
    ['Duration: 90 min', { minutes: 90 }],
    ['groupe TD1', { group: 'TD1' }],
    ['group "TD 1"', { group: 'TD 1' }],
    ['lieu B204', { location: 'B204' }],
    ['lieu salle B204, étage 2', { location: 'salle B204, étage 2' }],
    ['lieu place Bellecour', { location: 'place Bellecour' }],
    ['room « Amphi A »', { location: 'Amphi A' }],
    ['groupe TD1, lieu B204, durée 2h', { group: 'TD1', location: 'B204', minutes: 120 }],
    ['lieu B204 durée 1 h 30 groupe TD1', { group: 'TD1', location: 'B204', minutes: 90 }],
    ['durée longue', { fault: 'badLength', typed: 'longue' }],
    ['durée 13h', { fault: 'badLength', typed: '13h' }],
    ['durée', { fault: 'unread', typed: 'durée' }],
    ['groupe TD1 lieu', { fault: 'unread', typed: 'lieu' }],
    ['peut-être durée 2h', { fault: 'unread', typed: 'peut-être' }],
    ['en groupement', { fault: 'unread', typed: 'en groupement' }],
  ])('%s', (text, options) => {
    expect(readPlanOptions(text)).toEqual(options);
  });
});

describe('the line of planifier', () => {
  it.each([
    ['jeudi 14h', { text: 'jeudi 14h', title: '' }],
    ['jeudi 14h — Les arbres', { text: 'jeudi 14h', title: 'Les arbres' }],
    ['jeudi 14h "Les arbres"', { text: 'jeudi 14h', title: 'Les arbres' }],
    ['jeudi 14h lieu "B204"', { text: 'jeudi 14h', title: '', location: 'B204' }],
    ['jeudi 14h lieu "B204" — Les arbres', { text: 'jeudi 14h', title: 'Les arbres', location: 'B204' }],
    [
      'jeudi 14h lieu « B204 - étage 2 » — Les arbres',
      { text: 'jeudi 14h', title: 'Les arbres', location: 'B204 - étage 2' },
    ],
    ['jeudi 14h lieu “B204” "Les arbres"', { text: 'jeudi 14h', title: 'Les arbres', location: 'B204' }],
    ['jeudi 14h room: "B204" durée 2h', { text: 'jeudi 14h durée 2h', title: '', location: 'B204' }],
    ['jeudi 14h15 - 16h15 — Un - deux', { text: 'jeudi 14h15 - 16h15', title: 'Un - deux' }],
    ['jeudi 14h — Le lieu "commun"', { text: 'jeudi 14h', title: 'Le lieu "commun"' }],
  ])('%s', (typed, parts) => {
    const read = readLine(`!cours planifier ${typed}`);
    if (read.kind !== 'command') throw new Error('not read');
    expect(splitPlanLine(read.line)).toEqual(parts);
  });
});
