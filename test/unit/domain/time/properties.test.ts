import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDistance, formatMoment, formatSession } from '../../../../src/domain/time/format.ts';
import { formatNear } from '../../../../src/domain/time/instead.ts';
import { parseMove, parsePlan } from '../../../../src/domain/time/parse-when.ts';
import type { Language, ZonedStart } from '../../../../src/domain/time/types.ts';
import { questionText } from '../../../../src/domain/time/words.ts';
import { classifyLocal, fromInstant, toInstant } from '../../../../src/domain/time/zone.ts';
import { grammarText } from './grammar-text.ts';
import { contextOf } from './reading.ts';

const zones = [
  'Europe/Paris',
  'Europe/London',
  'America/Montreal',
  'America/St_Johns',
  'Pacific/Auckland',
  'Pacific/Noumea',
  'Indian/Reunion',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'UTC',
];
const languages: readonly Language[] = ['fr', 'en'];
const minute = 60_000;
const day = 1440 * minute;
const said: ZonedStart = { local: '2026-11-10T09:00', zone: 'Europe/Paris' };
const saidAt = toInstant(said);

const changes = new Map(zones.map((zone) => [zone, clockChangesOf(zone)]));

/** Instants of the next four years, half of them within three hours of a clock change of their zone. */
const moments = fc.constantFrom(...zones).chain((zone) => {
  const ofZone = changes.get(zone) ?? [];
  const any = fc.integer({ min: 1, max: 4 * 365 * 1440 }).map((minutes) => saidAt + minutes * minute);
  const near =
    ofZone.length === 0
      ? any
      : fc
          .tuple(fc.constantFrom(...ofZone), fc.integer({ min: -180, max: 180 }))
          .map(([change, minutes]) => change + minutes * minute);
  return fc.oneof(any, near).map((ms) => fromInstant(ms, zone));
});

describe('what is printed is read back as the same', () => {
  test('with its length', () => {
    const lengths = fc.integer({ min: 5, max: 720 });
    const ends = fc.constantFrom('', 'distance');
    const tongue = fc.constantFrom(...languages);
    fc.assert(
      fc.property(
        moments,
        lengths,
        tongue,
        tongue,
        fc.boolean(),
        ends,
        (start, minutes, language, own, zone, end) => {
          const distance = end === '' ? '' : `, ${formatDistance(saidAt, start, language)}`;
          const text = `${formatSession(start, minutes, language, { zone })}${distance}`;
          const read = parsePlan(
            text,
            contextOf({ now: { ...fromInstant(saidAt, start.zone) }, language: own }),
          );
          expect([text, read]).toMatchObject([
            text,
            { ok: true, value: { occurrences: [{ minutes }] }, rest: '' },
          ]);
          if (read.ok)
            expect(read.value.occurrences.map((one) => toInstant(one.start))).toEqual([toInstant(start)]);
        },
      ),
      { numRuns: 1500 },
    );
  }, 240_000);

  test('without its year', () => {
    const tongue = fc.constantFrom(...languages);
    const soon = moments.map((start) => toInstant(start)).filter((ms) => ms < saidAt + 270 * day);
    fc.assert(
      fc.property(
        soon,
        fc.constantFrom(...zones),
        fc.integer({ min: 5, max: 720 }),
        tongue,
        tongue,
        (ms, zone, minutes, language, own) => {
          const start = fromInstant(ms, zone);
          for (const text of [
            formatSession(start, minutes, language, { year: false }),
            formatNear(start, language, saidAt),
          ]) {
            const read = parsePlan(text, contextOf({ now: fromInstant(saidAt, zone), language: own }));
            expect([text, read]).toMatchObject([text, { ok: true, rest: '' }]);
            if (read.ok) expect(read.value.occurrences.map((one) => toInstant(one.start))).toEqual([ms]);
          }
        },
      ),
      { numRuns: 500 },
    );
  }, 240_000);

  test('without a length', () => {
    const tongue = fc.constantFrom(...languages);
    fc.assert(
      fc.property(moments, tongue, tongue, fc.boolean(), (start, language, own, zone) => {
        const text = formatMoment(start, language, { zone });
        const read = parsePlan(
          text,
          contextOf({ now: { ...fromInstant(saidAt, start.zone) }, language: own }),
        );
        expect([text, read]).toMatchObject([text, { ok: true, rest: '' }]);
        if (read.ok)
          expect(read.value.occurrences.map((one) => toInstant(one.start))).toEqual([toInstant(start)]);
      }),
      { numRuns: 1000 },
    );
  }, 240_000);
});

describe('any text is read or asked back', () => {
  test('texts of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        checkPlan(text, 'fr');
        checkMove(text, 'en');
      }),
      { numRuns: 300 },
    );
  }, 240_000);

  test('texts of the grammar’s own words', () => {
    fc.assert(
      fc.property(grammarText({ maxWords: 12 }), fc.constantFrom(...languages), (text, language) => {
        checkPlan(text, language);
        checkMove(text, language);
      }),
      { numRuns: 3000 },
    );
  }, 240_000);

  test('long texts of the grammar’s own words', () => {
    fc.assert(
      fc.property(grammarText({ maxWords: 600 }), (text) => {
        checkPlan(text.slice(0, 2000), 'fr');
        checkMove(text.slice(0, 2000), 'fr');
      }),
      { numRuns: 100 },
    );
  }, 240_000);
});

/** A plan holds moments that exist, in order, at most 200; a question has words and lines that work. */
function checkPlan(text: string, language: Language): void {
  const context = contextOf({ now: said, language });
  const read = parsePlan(text, context);
  if (!read.ok) {
    for (const spoken of languages) expect(questionText(read.question, spoken)).not.toMatch(/undefined|NaN/u);
    for (const line of read.question.lines) {
      const again = parsePlan(line, context);
      expect([text, read.question.code, line, again]).toMatchObject([
        text,
        read.question.code,
        line,
        { ok: true, rest: '' },
      ]);
    }
    return;
  }
  const { occurrences } = read.value;
  const instants = occurrences.map(({ start }) => toInstant(start));
  expect([text, occurrences.length]).toEqual([text, Math.min(Math.max(occurrences.length, 1), 200)]);
  expect([text, instants]).toEqual([text, [...new Set(instants)].sort((a, b) => a - b)]);
  expect([text, instants.every((ms) => ms >= context.now)]).toEqual([text, true]);
  for (const { start, minutes } of occurrences) {
    expect(start.zone).toBe(context.zone);
    expect(classifyLocal(start.local, start.zone)).not.toBe('skipped');
    if (minutes !== undefined) expect(minutes >= 5 && minutes <= 720).toBe(true);
  }
}

function checkMove(text: string, language: Language): void {
  const context = contextOf({ now: said, language });
  const current = { local: '2026-11-26T14:15', zone: context.zone };
  const read = parseMove(text, context, current);
  if (read.ok) {
    expect(toInstant(read.value.start)).toBeGreaterThanOrEqual(context.now);
    return;
  }
  for (const line of read.question.lines) {
    const again = parseMove(line, context, current);
    expect([text, read.question.code, line, again]).toMatchObject([
      text,
      read.question.code,
      line,
      { ok: true, rest: '' },
    ]);
  }
}

/** The hours at which a zone's clock changes within four years. */
function clockChangesOf(zone: string): readonly number[] {
  const found: number[] = [];
  for (let ms = saidAt; ms < saidAt + 4 * 365 * day; ms += day) {
    const shift = (at: number) => Date.parse(`${fromInstant(at, zone).local}Z`) - at;
    if (shift(ms) === shift(ms + day)) continue;
    for (let half = 0; half < 48; half += 1) {
      const at = ms + half * 30 * minute;
      if (shift(at) !== shift(at + 30 * minute)) found.push(at + 30 * minute);
    }
  }
  return found;
}
