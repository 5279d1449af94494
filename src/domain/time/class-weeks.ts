import { type Day, dayToText, weekdayOf } from './days.ts';
import type { Here } from './here.ts';
import { vacationOn } from './vacations.ts';

/** Counts weeks of class while a series is gone through, day by day. */
interface ClassWeeks {
  /** Are all weeks that were asked for behind this day? */
  isOver(day: Day): boolean;
  /** A day on which the series comes back; `isOut`: it is left out there. */
  pass(day: Day, isOut: boolean): void;
}

/**
 * « pendant 12 semaines »: weeks that begin with the series, seven days each. One whose days are all left out is no
 * week of class, nor one between (« un mardi sur deux ») that lies in a vacation.
 */
export function classWeeks(wanted: number | undefined, { vacations }: Here): ClassWeeks {
  let begin: Day | undefined;
  let counted = 0;
  /** Of the week at hand: did a session take place, was one left out? */
  let held = false;
  let missed = false;
  const isClosed = (monday: Day): boolean => {
    for (let day = monday; day < monday + 7; day += 1)
      if (weekdayOf(day) <= 5 && vacationOn(dayToText(day), vacations) === undefined) return false;
    return true;
  };
  const catchUp = (day: Day): void => {
    while (begin !== undefined && day >= begin + 7) {
      if (held || (!missed && !isClosed(begin))) counted += 1;
      begin += 7;
      held = false;
      missed = false;
    }
  };
  return {
    isOver(day) {
      if (wanted === undefined) return false;
      catchUp(day);
      return counted >= wanted;
    },
    pass(day, isOut) {
      if (wanted === undefined) return;
      begin ??= day;
      if (isOut) missed = true;
      else held = true;
    },
  };
}
