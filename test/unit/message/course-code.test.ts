import { expect, it } from 'vitest';
import { ofCourse, withCourseCode } from '../../../src/message/course-code.ts';
import { command, doc, line, list } from '../../../src/message/document.ts';
import { toPlain } from '../../../src/message/plain.ts';

it('puts the code into commands to copy, once, and leaves those about no course', () => {
  const document = doc(
    line`Plus tôt : ${command('support S1 publier')}. Aide : ${command('aide')}.`,
    list([[command('LO21 défaire')], ['!cours agenda']]),
  );
  const text = toPlain(withCourseCode(document, 'LO21'));
  expect(text).toContain('`!cours LO21 support S1 publier`');
  expect(text).toContain('`!cours aide`');
  expect(text).toContain('`!cours LO21 défaire`');
  // Plain words stay as they were written.
  expect(text).toContain('• !cours agenda');
});

it('names the course of what staff are told in private, unless it is named', () => {
  const told = toPlain(ofCourse(doc(line`Léa demande une salle. ${command('salle https://…')}`), 'LO21'));
  expect(told).toBe('LO21 · Léa demande une salle. `!cours LO21 salle https://…`');
  expect(toPlain(ofCourse(doc(line`Dans LO21, rien.`), 'LO21'))).toBe('Dans LO21, rien.');
});
