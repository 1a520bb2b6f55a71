import {
  type Joined,
  joinedPeople,
  likelyPairs,
  type PersonEntry,
  personEntries,
} from '../../init/propose-people.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type Feature, notesOn } from '../../sources/github/features.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Assessment } from '../../verdict/assess.ts';
import type { Asker } from './asker.ts';

const NO_EMAILS =
  'GitHub keeps e-mail addresses from this token (it lacks the scope user:email), so nobody is joined by them. gh auth refresh -s user:email adds it to the one of gh; one of your own gets it at https://github.com/settings/tokens. From then on they are joined.';

/** So many names are said; the rest is a number. */
const MOST_NAMES = 20;

/** Says who was joined across both sources and who was not, and asks about those who look alike. */
export async function choosePeople(
  asker: Asker,
  { people }: Assessment['linked'],
  snapshot: Snapshot,
): Promise<{ entries: PersonEntry[]; joined: Joined }> {
  const joined = joinedPeople(people, snapshot);
  const { both, onlyLinear, onlyGithub } = joined;
  await asker.tell(
    [
      `${plural(both.length, 'person', 'people')} joined across Linear and GitHub${both.length > 0 ? `: ${shown(both)}` : ''}.`,
      ...(onlyLinear.length > 0
        ? [`Only in Linear: ${shown(onlyLinear.map(({ name, handle }) => `${name} (${handle})`))}.`]
        : []),
      ...(onlyGithub.length > 0 ? [`Only on GitHub: ${shown(onlyGithub.map(({ handle }) => handle))}.`] : []),
      ...(onlyLinear.length > 0 && onlyGithub.length > 0
        ? [
            ...(hidesEmails(snapshot) ? [NO_EMAILS] : []),
            'Who works at both and is not joined counts as two people: "people" in the config joins them, with an example at its end.',
          ]
        : []),
    ].join('\n'),
    'People',
  );
  const pairs = likelyPairs(joined, snapshot);
  if (pairs.length === 0) return { entries: [], joined };
  const keyOf = (pair: (typeof pairs)[number]) => JSON.stringify([pair.linear.handle, pair.github.handle]);
  const same = await asker.several({
    message: 'The same person? Tick who is.',
    choices: pairs.map((pair) => ({
      value: keyOf(pair),
      label: `${pair.linear.name} (${pair.linear.handle}) = ${pair.github.handle} on GitHub`,
    })),
    // A guess that nobody confirmed would put one person's work on another.
    proposed: [],
  });
  return { entries: personEntries(pairs.filter((pair) => same.includes(keyOf(pair)))), joined };
}

/** Whether GitHub kept from this token what joins most accounts. */
function hidesEmails({ sources }: Snapshot): boolean {
  const sentences = notesOn(new Set<Feature>(['email']));
  return sources.some(({ notes }) => notes.some((note) => sentences.includes(note)));
}

const shown = (names: readonly string[]) => listShort(names, MOST_NAMES);
