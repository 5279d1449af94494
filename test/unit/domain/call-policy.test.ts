import { describe, expect, it } from 'vitest';
import { chooseInstance, roomRight } from '../../../src/domain/call-policy.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { makeCourse } from '../../support/scene.ts';
import { instance } from '../../support/story.ts';

const a = instance('a');
const b = instance('b');
const audio = instance('c', { media: ['audio'] });
const example = instance('exemple', { example: true });

describe('the choice of an instance', () => {
  const course = makeCourse();
  const ordered = makeCourse({ settings: { ...defaultSettings, rooms: ['b', 'gone'] } });
  const sample = makeCourse({ sample: true });

  it.each([
    ["the host's order", course, [a, b], [], { instance: a, why: 'first' }],
    ["the course's order first", ordered, [a, b], [], { instance: b, why: 'ordered' }],
    ['then the others', ordered, [a, b], ['b'], { instance: a, why: 'next' }],
    ['nothing set up', course, [], [], { none: 'noServer' }],
    ['an example for the sample course', sample, [example], [], { instance: example, why: 'example' }],
    ['no example for another one', course, [example], [], { none: 'noServer' }],
    ['all tried', course, [a, b], ['b', 'a'], { none: 'allTried' }],
  ] as const)('%s', (_what, of, instances, tried, expected) => {
    expect(chooseInstance('audio', { instances }, of, tried)).toEqual(expected);
  });

  it('takes only what can do the medium', () => {
    expect(chooseInstance('video', { instances: [audio, a] }, course, [])).toEqual({
      instance: a,
      why: 'first',
    });
    expect(chooseInstance('video', { instances: [audio] }, course, [])).toEqual({ none: 'noneForMedium' });
  });
});

describe('who may open', () => {
  it.each([
    ['staff', false, 'staffOnly'],
    ['staff', true, 'open'],
    ['quorum', false, 'request'],
    ['quorum', true, 'open'],
    ['all', false, 'open'],
    ['never', false, 'never'],
    ['never', true, 'never'],
  ] as const)('policy %s, staff %s: %s', (video, isStaff, expected) => {
    expect(roomRight('video', makeCourse({ settings: { ...defaultSettings, video } }), isStaff)).toBe(
      expected,
    );
  });
});
