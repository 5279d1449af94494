import type { Lacking } from '../fr/lacks.ts';

/** “I do not … (yet)”. */
function lacking(says: string, ...instead: [] | [before: string, line: string]): Lacking {
  const [before, line] = instead;
  return before === undefined || line === undefined ? { says } : { says, instead: [before, line] };
}

export const lacks: Readonly<Record<keyof typeof import('../fr/lacks.ts')['lacks'], Lacking>> = {
  poll: lacking('I do not run polls yet.'),
  quiz: lacking('I do not run quizzes.', 'The questions can be given as material', 'material S1'),
  homework: lacking('I do not handle homework.', 'The text can be given as material', 'material S1'),
  handIn: lacking('I do not take in work yet.'),
  grades: lacking('I do not keep grades.'),
  exam: lacking('I do not hold exams.', 'To put its date on the schedule', 'plan Tuesday 14:15 — Exam'),
  meetings: lacking(
    'I do not open meetings on outside services.',
    'If you already have a link',
    'call https://…',
  ),
  recording: lacking(
    'I record neither sound nor picture: what is written stays in the thread of the session.',
  ),
  attendance: lacking('I do not take attendance yet.'),
  question: lacking('I do not collect questions yet: write them in the thread of the session.'),
  slate: lacking('I have no slate or whiteboard yet: write in the thread of the session.'),
  steps: lacking('I do not divide sessions into steps yet.'),
  pause: lacking('I do not time breaks yet: announce yours in the thread of the session.'),
  summary: lacking('I do not write summaries yet.', 'Past sessions', 'agenda past'),
  search: lacking('I do not search yet.', 'The sessions', 'agenda all'),
  calendar: lacking('I do not give a calendar to import elsewhere yet.', 'The sessions', 'agenda'),
  import: lacking('I do not import or export anything from here yet.'),
  reuse: lacking('I do not copy a course onto new dates yet.'),
  archive: lacking('I do not archive courses yet.'),
  catchUp: lacking('I do not replay a session yet.', 'Past sessions', 'agenda past'),
  reading: lacking('I do not keep a reading list yet.', 'The material of a session', 'material'),
  booklet: lacking('I do not make notebooks or booklets yet.', 'The material of a session', 'material'),
  figures: lacking('I do not give figures yet.'),
  entrust: lacking('I do not entrust a single session yet.', 'To add somebody to the staff', 'staff'),
  groups: lacking('A group has no command of its own: it is created by linking its room to the course.'),
  screen: lacking('I do not share screens.', 'A video room often can', 'video'),
  translate: lacking('I do not translate.'),
  enrol: lacking('I do not enrol anybody: whoever enters the room follows the course.'),
  mail: lacking('I do not send e-mail.', 'To tell the class', 'announce The class begins at 14:00'),
  draw: lacking('I do not draw lots.'),
  stopwatch: lacking('I do not run a timer.'),
};
