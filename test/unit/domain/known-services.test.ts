import { describe, expect, it } from 'vitest';
import { knownService } from '../../../src/domain/known-services.ts';

describe('a known service', () => {
  it.each([
    ['https://zoom.us/j/123', 'Zoom'],
    ['https://us02web.zoom.us/j/123?pwd=x', 'Zoom'],
    ['https://ecole.webex.com/meet/a', 'Webex'],
    ['https://teams.microsoft.com/l/meetup-join/x', 'Teams'],
    ['https://meet.google.com/abc', 'Google Meet'],
    ['https://discord.gg/abc', 'Discord'],
    ['https://join.skype.com/abc', 'Skype'],
    ['https://notzoom.us/j/1', undefined],
    ['https://zoom.us.example.org/j/1', undefined],
    ['https://visio.example.org/lo21', undefined],
    ['nonsense', undefined],
  ])('%s is %s', (url, name) => {
    expect(knownService(url)?.name).toBe(name);
  });

  it('may be no more', () => {
    expect(knownService('https://join.skype.com/abc')?.ended).toBe(2025);
  });
});
