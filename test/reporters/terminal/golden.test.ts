import { describe, expect, it } from 'vitest';
import { terminal } from '../../../src/reporters/terminal/terminal.ts';
import { allWithin, partialSource, teamOver, worldTitles } from './scenes.ts';

const scenes = {
  'team-over': teamOver(),
  'all-within': allWithin(),
  'partial-source': partialSource(),
  'world-titles': worldTitles(),
};
const fixture = (name: string) => `../../fixtures/terminal/${name}.txt`;

describe.each(Object.entries(scenes))('%s', (name, verdict) => {
  it.each([60, 80, 120, 200])('at %i columns', async (width) => {
    const text = terminal(verdict, { width, color: 0, hyperlinks: false, tty: true, quiet: false });
    await expect(text).toMatchFileSnapshot(fixture(`${name}-${width}`));
  });

  it('in a pipe', async () => {
    const text = terminal(verdict, { width: 80, color: 0, hyperlinks: false, tty: false, quiet: false });
    await expect(text).toMatchFileSnapshot(fixture(`${name}-pipe`));
  });
});

it('in colour, with hyperlinks', async () => {
  const text = terminal(teamOver(), { width: 100, color: 1, hyperlinks: true, tty: true, quiet: false });
  await expect(text.replaceAll('\u001b', '␛')).toMatchFileSnapshot(fixture('team-over-colour'));
});
