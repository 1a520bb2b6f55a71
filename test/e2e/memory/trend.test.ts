import { expect, test } from 'vitest';
import { type TrendAnswer, trendAnswerSchema } from '../../../src/model/trend.ts';
import { CONFIG, HISTORY, type Place, place } from './support.ts';

async function trendOf(home: Place, args: string): Promise<TrendAnswer> {
  const { exitCode, stdout, stderr } = await home.run(
    `trend --format json --snapshot tue.json ${args}`.trim(),
  );
  expect(exitCode, stderr).toBe(0);
  const data = JSON.parse(stdout);
  expect(trendAnswerSchema.strict().parse(data)).toEqual(data);
  return data;
}
/** The last two days of each series. */
const shape = ({ basis, series }: TrendAnswer) => ({
  basis,
  ...Object.fromEntries(
    series.map(({ subject, days }) => {
      const last = days.slice(-2);
      return [subject, { wip: last.map(({ wip }) => wip), max: last.map(({ max }) => max) }];
    }),
  ),
});

test('without a history it is worked out from the records', async () => {
  const home = await place(CONFIG);
  const trend = await trendOf(home, '--weeks 2');
  expect(trend).toMatchObject({ from: '2026-11-04', to: '2026-11-17' });
  expect(shape(trend)).toEqual({
    basis: 'records',
    everyone: { wip: [3, 3], max: [null, null] },
    // What a limit was on an earlier day nobody recorded.
    Payments: { wip: [3, 3], max: [null, 3] },
    Platform: { wip: [0, 0], max: [null, 3] },
  });
  expect(trend.series[0]?.days).toHaveLength(14);
});

test('with a history it is what the runs of those days recorded', async () => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  expect(shape(await trendOf(home, '--weeks 1'))).toEqual({
    basis: 'runs',
    everyone: { wip: [4, 3], max: [null, null] },
    Payments: { wip: [3, 3], max: [3, 3] },
    Platform: { wip: [1, 0], max: [3, 3] },
  });
});

test.each([
  ['--team Platform', ['team Platform']],
  ['--person Ottoline', ['person Ottoline']],
])('%s shows that alone', async (args, subjects) => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  const { series } = await trendOf(home, args);
  expect(series.map(({ per, subject }) => `${per} ${subject}`)).toEqual(subjects);
});

test('nobody is in it unless asked for', async () => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  const { stdout, exitCode } = await home.run('trend --snapshot tue.json');
  expect(exitCode).toBe(0);
  for (const words of ['Everyone', 'Payments', 'Platform']) expect(stdout).toContain(words);
  expect(stdout).not.toContain('Ottoline');
});

test.each([
  ['--weeks 0', '1 to 52'],
  ['--weeks 53', '1 to 52'],
  ['--team Paymnts', 'Payments'],
  ['--person Otoline', 'Ottoline'],
])('%s is 2, and says %s', async (args, words) => {
  const home = await place(CONFIG);
  const { exitCode, stderr } = await home.run(`trend --snapshot tue.json ${args}`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(words) });
});

test('a history that fails is said, and the trend of today is shown all the same', async () => {
  const home = await place({ ...CONFIG, history: 'sqlite:mon.json' });
  const { exitCode, stdout, stderr } = await home.run('trend --snapshot tue.json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: expect.stringContaining('mon.json') });
  expect(stdout).toContain('Payments');
});

test.each([
  ['--team platform', ['Platform']],
  ['--team Payments --person Cosima', ['Payments']],
  ['', ['everyone', 'Payments', 'Platform']],
])('check %s has the trend of what it shows', async (args, subjects) => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  const { stdout } = await home.run(`check --snapshot tue.json --format json ${args}`.trim());
  const { trend } = JSON.parse(stdout);
  expect(trend.series.map(({ subject }: { subject: string }) => subject)).toEqual(subjects);
});

test('the page of a person has no trend', async () => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  const page = async (args: string) =>
    (await home.run(`check --snapshot tue.json --format html ${args}`.trim())).stdout;
  const trend = '<section id="trend"';
  expect(await page('--person Ottoline')).not.toContain(trend);
  expect(await page('--team Platform')).toContain(trend);
});

test('the terminal has a line for each stage', async () => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  for (const args of ['', '--team Payments']) {
    const { stdout } = await home.run(`trend --snapshot tue.json ${args}`.trim());
    expect(stdout).toMatch(/^Stages.*\n {2}doing +\S+ +3, at most \d$/m);
  }
  expect((await home.run('trend --snapshot tue.json --person Ottoline')).stdout).not.toContain('Stages');
});
