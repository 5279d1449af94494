import { expect, it } from 'vitest';
import { Saying } from '../../../../adapters/matrix/connection/saying.ts';

it('lets what is being said go before what comes next', async () => {
  const saying = new Saying();
  const order: string[] = [];
  const answer = Promise.withResolvers<void>();
  const said = saying.run(() => answer.promise).then(() => order.push('said'));
  const next = saying.goesFirst().then(() => order.push('next'));
  setTimeout(answer.resolve, 20);
  await Promise.all([said, next]);
  expect(order).toEqual(['said', 'next']);
});

it('waits for a message that fails no longer than for another', async () => {
  const saying = new Saying();
  const failing = saying.run(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await saying.goesFirst();
});

it('hears again although a message never arrives', async () => {
  const saying = new Saying();
  void saying.run(() => new Promise(() => {}));
  await saying.goesFirst();
});
