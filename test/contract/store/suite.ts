import { describe } from 'vitest';
import { aggregatesContract } from './aggregates.ts';
import { arrivalsContract } from './arrivals.ts';
import { blobsContract } from './blobs.ts';
import { commitsContract } from './commits.ts';
import type { OpenFresh } from './fixtures.ts';
import { hangingContract } from './hanging.ts';
import { journalContract } from './journal.ts';
import { lanesContract } from './lanes.ts';
import { personsContract } from './persons.ts';
import { postsContract } from './posts.ts';
import { removalContract } from './removal.ts';
import { revisionsContract } from './revisions.ts';
import { sharedAnswersContract } from './shared-answers.ts';
import { timersContract } from './timers.ts';

/** What every implementation of the Store port must do, in domain types only. */
export function storeContract(name: string, open: OpenFresh): void {
  describe(`the store on ${name}`, () => {
    describe('commits', () => commitsContract(open));
    describe('courses, sessions and materials', () => aggregatesContract(open));
    describe('persons', () => personsContract(open));
    describe('the journal', () => journalContract(open));
    describe('what comes in', () => arrivalsContract(open));
    describe('timers', () => timersContract(open));
    describe('posts', () => postsContract(open));
    describe('the order in a lane', () => lanesContract(open));
    describe('rows that hang from others', () => hangingContract(open));
    describe('answers that several wait for', () => sharedAnswersContract(open));
    describe('revisions', () => revisionsContract(open));
    describe('taking back', () => removalContract(open));
    describe('blobs and pruning', () => blobsContract(open));
  });
}
