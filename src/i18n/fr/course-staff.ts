import type { StaffRole } from '../../domain/role.ts';
import { command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import { common } from './common.ts';
import { of } from './elision.ts';

const roleWord: Record<StaffRole, string> = { teacher: 'prof', assistant: 'tuteur' };
const part: Record<StaffRole, string> = { teacher: 'responsable', assistant: 'tutorat' };
const rights: Record<StaffRole, string> = {
  teacher: 'tout le cours lui est ouvert, réglages et équipe compris',
  assistant: 'planifier, préparer les supports et ouvrir les salles lui sont ouverts',
};

/** A person told apart by an account. */
interface Named {
  readonly name: string;
  readonly account: string;
}

/** The staff of a course. */
export const courseStaff = {
  toChange: "changer l'équipe",
  addLine: (person: string, role: StaffRole) => `équipe + ${person} ${roleWord[role]}`,
  removeLine: (person: string) => `équipe - ${person}`,
  list: (course: string, members: readonly { name: string; role: StaffRole }[]): Document => {
    const names = (role: StaffRole) => members.filter((each) => each.role === role).map((each) => each.name);
    const teachers = common.and(names('teacher'));
    const assistants = common.and(names('assistant'));
    return doc(
      line`Équipe ${of(course)}. Responsables : ${teachers}.${assistants === '' ? '' : ` Tutorat : ${assistants}.`}`,
    );
  },
  usage: (): Document =>
    doc(
      line`Pour ajouter quelqu'un : ${command('équipe + NOM tuteur')}. Pour retirer : ${command('équipe - NOM')}. Pour la voir : ${command('équipe')}.`,
    ),
  several: (name: string, persons: readonly Named[], asLine: (person: string) => string): Document =>
    doc(
      line`Plusieurs personnes s'appellent « ${name} ». Laquelle ?`,
      list(persons.map((person) => inlines`${person.name} : ${command(asLine(person.account))}`)),
    ),
  unknown: (
    name: string,
    course: string,
    near: readonly string[],
    asLine: (person: string) => string,
  ): Document => {
    return near.length === 0
      ? doc(
          line`Je n'ai vu personne du nom de « ${name} » dans les salons ${of(course)}. Cette personne doit y avoir écrit au moins une fois ; tapez son nom comme il s'affiche, ou mentionnez-la. Par exemple : ${command(asLine('NOM'))}.`,
        )
      : doc(
          line`Je ne trouve pas exactement « ${name} » dans les salons ${of(course)}. Peut-être :`,
          list(near.map((person) => inlines`${command(asLine(person))}`)),
        );
  },
  already: (name: string, course: string, role: StaffRole): Document =>
    doc(
      line`${name} fait déjà partie de l'équipe ${of(course)} (${part[role]}). L'équipe : ${command('équipe')}.`,
    ),
  notStaff: (name: string, course: string): Document =>
    doc(line`${name} n'est pas dans l'équipe ${of(course)}. L'équipe : ${command('équipe')}.`),
  lastTeacher: (name: string, course: string): Document =>
    doc(
      line`${course} n'aurait plus de responsable sans ${name}. Ajoutez d'abord quelqu'un : ${command('équipe + NOM prof')}.`,
    ),
  tooMany: (course: string, most: number): Document =>
    doc(
      line`L'équipe ${of(course)} compte déjà ${most} personnes, c'est le maximum. Pour faire de la place : ${command('équipe - NOM')}.`,
    ),
  added: (name: string, course: string, role: StaffRole): Document =>
    doc(
      line`✅ ${name} fait maintenant partie de l'équipe ${of(course)} (${part[role]}) : ${rights[role]}.`,
      common.undoHint(),
    ),
  removed: (name: string, course: string): Document =>
    doc(line`✅ ${name} n'est plus dans l'équipe ${of(course)}.`, common.undoHint()),
};
