import { expect, test } from 'vitest';
import { chooseLimits } from '../../src/cli/init/choose-limits.ts';
import { listener } from './support/said.ts';

const measured = {
  people: [{ name: 'Ada', count: 6 }],
  teams: [{ name: 'Payments', count: 6, members: 1 }],
  isWhole: true,
};

test('what was read in part is shown as at least that much, and no limit is below it', async () => {
  const { said, asker } = listener();
  const { limits, withBaseline } = await chooseLimits(asker, { ...measured, isWhole: false }, false);
  expect(limits.map(({ max }) => max)).toEqual([6, 6]);
  expect(withBaseline).toBe(false);
  const text = said.join('\n');
  expect(text).toContain('Not everything could be read');
  expect(text).toContain('Each person: 6 (today one has at least 6)');
  expect(text).toContain('Payments: 6 (today at least 6; 1 member)');
});

test('who wants less than what was read in part hears when a baseline can be written', async () => {
  const { said, asker } = listener({ number: async () => 3 });
  const { withBaseline } = await chooseLimits(asker, { ...measured, isWhole: false }, false);
  expect(withBaseline).toBe(false);
  expect(said.at(-1)).toMatch(/^1 person is above that today\..*wiplimit baseline/);
});

test('with a baseline that is there, a person is asked to replace it', async () => {
  const { said, asker } = listener();
  const { limits, withBaseline } = await chooseLimits(asker, measured, true);
  expect(withBaseline).toBe(true);
  expect(limits.map(({ max }) => max)).toEqual([3, 1]);
  expect(said.at(-1)).toContain('.wiplimit-baseline.json is there already. Replace it');
});

test('where nobody is asked it stays, and the limits let today pass', async () => {
  const { said, asker } = listener({ isAsking: false });
  const { limits, withBaseline } = await chooseLimits(asker, measured, true);
  expect(withBaseline).toBe(false);
  expect(limits.map(({ max }) => max)).toEqual([6, 6]);
  expect(said.at(-1)).toContain('stays as it is');
});

test('of many teams the first are shown, and how many more there are', async () => {
  const teams = Array.from({ length: 20 }, (_, i) => ({ name: `T${i}`, count: 0, members: 1 }));
  const { said, asker } = listener();
  await chooseLimits(asker, { people: [], teams, isWhole: true }, false);
  expect(said[0]).toMatch(/\nand 1 more team$/);
  expect(said[0]).toContain('Each person: 3 (nobody has any today)');
});
