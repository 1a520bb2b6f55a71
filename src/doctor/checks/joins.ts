import type { Plan } from '../../config/plan.ts';
import { type Account, collectAccounts } from '../../linking/collect-accounts.ts';
import type { Party } from '../../linking/people.ts';
import type { Finding } from '../../model/doctor.ts';
import type { SourceName } from '../../model/snapshot.ts';
import { plural } from '../../text/plural.ts';
import type { Facts } from '../facts.ts';
import { hint, well } from '../finding.ts';
import { lookAlikes, type Single } from '../look-alike.ts';
import { TITLES } from '../titles.ts';

type Pair = ReturnType<typeof lookAlikes>[number];

/** People who may be two in the counts: at GitHub one, at Linear another. */
export function checkJoins({ assessment, asked }: Facts): Finding[] {
  const { plan, snapshot, linked } = assessment;
  const isPrivate = plan.privacy === 'team';
  const findings = withoutAccount(linked.people.humans, isPrivate);
  if (asked.length < 2) return findings;

  const accounts = collectAccounts(plan, snapshot);
  const single = (source: SourceName): Single[] =>
    linked.people.humans.flatMap((party) => {
      const [account] = accountsOf(party, accounts);
      const isSingle = party.accounts.every((key) => key.startsWith(`${source}:`));
      return account !== undefined && isSingle && (party.configured || plan.others === 'count')
        ? [{ name: party.name, account }]
        : [];
    });
  const configured = new Set(
    linked.people.humans.filter((party) => party.configured).map(({ name }) => name),
  );
  const pairs = lookAlikes(single('linear'), single('github')).filter(
    // What the config keeps apart are two.
    (pair) => !(configured.has(pair.linear.name) && configured.has(pair.github.name)),
  );
  const paired = new Set(pairs.flatMap((pair) => [pair.linear.name, pair.github.name]));
  const halves = [...single('linear'), ...single('github')].filter(
    ({ name }) => configured.has(name) && !paired.has(name),
  );
  const all = [
    ...findings,
    ...notJoined(pairs, configured, isPrivate),
    ...oneAccountOnly(halves, plan, isPrivate),
  ];
  const { linear, github } = assessment.whole;
  return all.length > 0 || !linear || !github ? all : [well('joins', 'Nobody looks like two people.')];
}

const accountsOf = ({ accounts }: Party, known: ReadonlyMap<string, Account>): Account[] =>
  accounts.flatMap((key) => known.get(key) ?? []);

function notJoined(pairs: readonly Pair[], configured: ReadonlySet<string>, isPrivate: boolean): Finding[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const line = JSON.stringify({
    name: configured.has(first.github.name) ? first.github.name : first.linear.name,
    github: first.github.account.handle,
    linear: first.linear.account.handle,
  });
  return [
    hint(
      'not-joined',
      pairs.length === 1
        ? 'A Linear user and a GitHub user look like one person, and count as two.'
        : `${pairs.length} Linear users and as many GitHub users look like the same people, and each counts as two.`,
      {
        why: 'Each of the two has a part of the work, so a limit that the person is over may not show.',
        remedy: isPrivate
          ? 'Have them under people as one, with "github" and "linear".'
          : `If they are, have them under people as one, such as ${line}`,
        path: 'people',
        entries: isPrivate
          ? []
          : pairs.map(({ linear, github }) => `${linear.account.handle} and ${github.account.handle}`),
      },
    ),
  ];
}

function oneAccountOnly(halves: readonly Single[], { people }: Plan, isPrivate: boolean): Finding[] {
  if (halves.length === 0) return [];
  const total = plural(people.length, 'person', 'people');
  return [
    hint(
      'one-account',
      `Of ${total} in the config, ${halves.length} ${halves.length === 1 ? 'has' : 'have'} an account at one source only.`,
      {
        why: 'What they do at the other counts under another name, or for nobody.',
        remedy: 'Nothing for somebody who works at one only; else add the other account under people.',
        path: 'people',
        entries: isPrivate
          ? []
          : halves.map(({ name, account }) => `${name} (only ${TITLES[account.source]}: ${account.handle})`),
      },
    ),
  ];
}

function withoutAccount(humans: readonly Party[], isPrivate: boolean): Finding[] {
  const none = humans.filter(({ configured, accounts }) => configured && accounts.length === 0);
  if (none.length === 0) return [];
  return [
    hint(
      'no-account',
      `${plural(none.length, 'person', 'people')} in the config ${none.length === 1 ? 'has' : 'have'} no account at all.`,
      {
        why: 'Nothing can be theirs.',
        remedy: 'Add "github" and "linear" under people.',
        path: 'people',
        entries: isPrivate ? [] : none.map(({ name }) => name),
      },
    ),
  ];
}
