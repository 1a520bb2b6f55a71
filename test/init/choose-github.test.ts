import { expect, test } from 'vitest';
import { chooseGithub } from '../../src/cli/init/choose-github.ts';
import type { GithubLists } from '../../src/cli/init/list-github.ts';
import { NOW } from '../support/builders.ts';

const found = (name: string) => ({ name, pushedAt: '2026-11-19T00:00:00Z', isFork: false });
const LISTS: GithubLists = {
  owners: async () => ({ viewer: 'ada-l', owners: [], repositories: [] }),
  repositories: async (owner) => ({ entries: [found(`${owner}/api`)], total: 312 }),
  teams: async (owner) => ({ entries: [{ slug: `${owner}/pay`, name: 'Pay', isMine: true }], total: 120 }),
  remarks: () => [],
};

/** Chooses everything, and remembers what was said. */
function chooser() {
  const said: string[] = [];
  const all = async ({ message, choices }: { message: string; choices: { value: string }[] }) => {
    said.push(message);
    return choices.map(({ value }) => value);
  };
  return {
    said,
    asker: {
      isAsking: true,
      several: all,
      one: async () => '',
      yes: async () => true,
      number: async () => 0,
      tell: async (text: string) => void said.push(text),
    },
  };
}

test('lists that were not read to their end say so, and an owner as a whole covers its repositories', async () => {
  const { said, asker } = chooser();
  const owners = { viewer: 'ada-l', owners: ['acme'], repositories: [] };
  const chosen = await chooseGithub(asker, LISTS, owners, [], Date.parse(NOW));
  expect(chosen).toEqual({
    repositories: ['acme/*'],
    teams: [{ slug: 'acme/pay', name: 'Pay', isMine: true }],
  });
  expect(said).toContain('Which repositories? Of acme these are the 1 last pushed to, of 312.');
  expect(said).toContain('Which GitHub teams? Of acme these are the 1 listed first, of 120.');
});

test('more owners than are looked into are named as such', async () => {
  const { said, asker } = chooser();
  const owners = {
    viewer: 'ada-l',
    owners: Array.from({ length: 12 }, (_, i) => `org-${i}`),
    repositories: [],
  };
  const chosen = await chooseGithub(asker, LISTS, owners, [], Date.parse(NOW));
  expect(chosen?.repositories).toHaveLength(10);
  expect(said.join('\n')).toContain('Only the first 10 of 12');
});
