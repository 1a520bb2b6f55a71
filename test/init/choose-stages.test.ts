import { expect, test } from 'vitest';
import { chooseStages } from '../../src/cli/init/choose-stages.ts';
import type { FoundLinearTeam } from '../../src/init/found.ts';
import { listener } from './support/said.ts';

const team = (key: string, name: string): FoundLinearTeam => ({ key, name, parent: null, isMine: true });
const state = (name: string, position: number) => ({ team: 'PAY', name, position });

test('the stages say which states count as blocked', async () => {
  const { said, asker } = listener();
  const states = [state('In Progress', 0), state('Wartet', 1)];
  const { waiting } = await chooseStages(asker, { states, reached: [team('PAY', 'Payments')] }, true);
  expect(waiting).toEqual(['Wartet']);
  expect(said[0]).toBe(
    'doing: In Progress, Wartet, drafts\nreview: open pull requests, those with changes requested\nWork in Wartet waits, so it is shown as blocked. It still counts.',
  );
});

test('teams without a started state are named, with what to do', async () => {
  const { said, asker } = listener();
  const reached = [team('PAY', 'Payments'), team('OPS', 'Operations')];
  await chooseStages(asker, { states: [state('In Progress', 0)], reached }, true);
  expect(said[0]).toMatch(/Operations \(OPS\) has no state of the type Started.*Add one in Linear/);
  expect(said[0]).not.toContain('Payments');
});

test('without any state there is nothing to move, so nothing is asked, and no empty stage is written', async () => {
  const { said, asker } = listener();
  const chosen = await chooseStages(asker, { states: [], reached: [team('OPS', 'Operations')] }, false);
  expect(chosen).toEqual({ stages: [], waiting: [] });
  expect(said).toHaveLength(1);
});
