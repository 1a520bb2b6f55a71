import { expect, test } from 'vitest';
import { choosePeople } from '../../src/cli/init/choose-people.ts';
import { linkRecords } from '../../src/linking/link.ts';
import type { Feature } from '../../src/sources/github/features.ts';
import { notesOn } from '../../src/sources/github/features.ts';
import { plan, snapshot } from '../support/builders.ts';
import { listener } from './support/said.ts';

const read = (notes: string[]) =>
  snapshot({
    sources: [{ name: 'github', status: 'complete', notes }],
    people: [
      { source: 'linear', handle: 'ada@acme.com', name: 'Ada', email: 'ada@acme.com' },
      { source: 'github', handle: 'al' },
    ],
  });

async function shown(notes: string[]): Promise<string> {
  const { said, asker } = listener();
  const taken = read(notes);
  await choosePeople(asker, linkRecords(plan({}), taken, { linear: true, github: true }), taken);
  return said.join('\n');
}

test('a token without e-mail addresses is the reason why nobody is joined, and can be mended', async () => {
  const text = await shown(notesOn(new Set<Feature>(['email'])));
  expect(text).toMatch(/lacks the scope user:email.*gh auth refresh -s user:email/);
  expect(text).toContain('"people" in the config joins them');
  expect(await shown([])).not.toContain('user:email');
});
