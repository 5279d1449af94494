import { describe } from 'vitest';
import { gather } from './play/local-cast.ts';
import { perform, transcript } from './play/transcript.ts';

// Real process, real HTTP, hurried clock.

describe('a class in writing', () => {
  transcript(async () => {
    const cast = await gather();
    try {
      return await perform(cast);
    } finally {
      await cast.close();
    }
  });
});
