import { describe, expect, it } from 'vitest';
import { roomRight } from '../../../src/domain/call-policy.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { makeCourse } from '../../support/scene.ts';

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
