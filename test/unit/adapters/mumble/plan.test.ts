import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../adapters/mumble/plan.ts';
import { mumbleOrder } from '../../../support/mumble-bot.ts';

describe('the channels of a call', () => {
  const about = { key: 'call/c1', owner: '0123456789abcdef' };

  it('say in the room what it is for, and where its page is', () => {
    const link = 'https://cours.example.org/salle/c1';
    const { course, room } = planOf(mumbleOrder({ link }), about);
    expect(room).toMatchObject({ name: 'S1', title: 'LO21 · S1, Les arbres', link });
    expect(course).toMatchObject({ name: 'LO21', title: 'LO21' });
    expect(course).not.toHaveProperty('link');
  });

  it('say nothing of a page where there is none', () => {
    expect(planOf(mumbleOrder(), about).room.link).toBeUndefined();
  });
});
