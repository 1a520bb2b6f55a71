import type { Plan } from '../../config/plan.ts';
import { accountKey } from '../../linking/accounts.ts';
import { collectAccounts } from '../../linking/collect-accounts.ts';
import type { Finding } from '../../model/doctor.ts';
import type { SourceName } from '../../model/snapshot.ts';
import { hasName } from '../../text/compare.ts';
import { nearest } from '../../text/nearest.ts';
import { plural } from '../../text/plural.ts';
import type { CheckName } from '../check-names.ts';
import type { Facts } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

interface NamedAccount {
  person: string;
  source: SourceName;
  handle: string;
  path: string;
}

/** How an account of the config stands, in the words of a sentence about one of them or about some. */
interface Standing {
  check: CheckName;
  finding: typeof hint;
  one: string;
  some: string;
  why: string;
  remedy: string;
}

const NOBODYS: Standing = {
  check: 'unknown-account',
  finding: problem,
  one: 'belongs to nobody',
  some: 'belong to nobody',
  why: 'What this person does there counts under another name, or for nobody.',
  remedy: 'Correct it.',
};
const SWITCHED_OFF: Standing = {
  check: 'inactive-account',
  finding: hint,
  one: 'is switched off',
  some: 'are switched off',
  why: 'Whoever left holds nothing. A person limit for them is always at 0.',
  remedy: 'Remove the person, or give the account they use now.',
};
const UNSEEN: Standing = {
  check: 'unseen-account',
  finding: hint,
  one: 'was not met',
  some: 'were not met',
  why: 'Nothing that was read is theirs, and no team that was read has them as a member.',
  remedy: 'Nothing if that is so; else check the spelling, and which teams and repositories are read.',
};

/** Accounts under `people` that no source knows, or that nothing of what was read belongs to. */
export function checkAccounts({ assessment, accounts, asked, live }: Facts): Finding[] {
  const { plan, snapshot, whole } = assessment;
  const seen = collectAccounts({ people: [], agents: [] }, snapshot);
  const named = plan.people
    .flatMap(({ name: person, github, linear }, index): NamedAccount[] => [
      ...github.map((handle) => ({
        person,
        source: 'github' as const,
        handle,
        path: `people[${index}].github`,
      })),
      ...linear.map((handle) => ({
        person,
        source: 'linear' as const,
        handle,
        path: `people[${index}].linear`,
      })),
    ])
    .filter(({ source }) => asked.includes(source));
  const standingOf = ({ source, handle }: NamedAccount): Standing | null => {
    const unknown = source === 'github' ? accounts.unknownLogins : accounts.unknownEmails;
    if (unknown !== null && hasName(unknown, handle)) return NOBODYS;
    const met = seen.get(accountKey(source, handle));
    const isSwitchedOff = source === 'linear' && hasName(accounts.inactiveEmails, handle);
    if (isSwitchedOff || met?.active === false) return SWITCHED_OFF;
    if (met !== undefined || !whole[source]) return null;
    // A login that exists and has nothing open is everyday life.
    return live && source === 'github' ? null : UNSEEN;
  };
  const standings = named.map((account) => ({ account, standing: standingOf(account) }));
  const claimed = [...named, ...accountsOfAgents(plan.agents)];
  const taken = new Set(claimed.map(({ source, handle }) => accountKey(source, handle)));
  const free = (source: SourceName) =>
    [...seen.values()]
      .filter((other) => other.source === source && !taken.has(other.key) && !other.isBot && other.active)
      .map(({ handle }) => handle);
  const isPrivate = plan.privacy === 'team';
  const findings = [NOBODYS, SWITCHED_OFF, UNSEEN].flatMap((standing) => {
    const alike = standings.filter((one) => one.standing === standing).map(({ account }) => account);
    if (isPrivate) return counted(standing, alike);
    return alike.map((account) =>
      // Of an account that exists nobody meant another: its work would count for somebody else.
      told(standing, account, standing === NOBODYS ? meantBy(account, free(account.source)) : null),
    );
  });
  if (named.length === 0 || findings.length > 0 || !whole.github || !whole.linear) return findings;
  return [well('accounts', `${plural(named.length, 'account')} under people, none of them unknown.`)];
}

const accountsOfAgents = (agents: Plan['agents']): Pick<NamedAccount, 'source' | 'handle'>[] =>
  agents.flatMap(({ github, linear }) => [
    ...github.map((handle) => ({ source: 'github' as const, handle })),
    ...linear.map((handle) => ({ source: 'linear' as const, handle })),
  ]);

/** The account that a mistyped one most likely stands for, or null. Colleagues share a domain: it says nothing of who. */
function meantBy({ source, handle }: NamedAccount, free: readonly string[]): string | null {
  if (source === 'github') return nearest(handle, free);
  const { local, domain } = partsOf(handle);
  const colleagues = free.map(partsOf).filter((other) => other.domain === domain);
  const meant = nearest(
    local,
    colleagues.map((other) => other.local),
  );
  if (meant !== null) return colleagues.find((other) => other.local === meant)?.email ?? null;
  // Or the domain is what was mistyped.
  const namesakes = free.map(partsOf).filter((other) => other.local === local);
  const there = nearest(
    domain,
    namesakes.map((other) => other.domain),
  );
  return namesakes.find((other) => other.domain === there)?.email ?? null;
}

function partsOf(email: string): { email: string; local: string; domain: string } {
  const [local = '', domain = ''] = email.trim().toLowerCase().split('@');
  return { email, local, domain };
}

function told(
  standing: Standing,
  { person, source, handle, path }: NamedAccount,
  meant: string | null,
): Finding {
  const { check, finding, one, why, remedy } = standing;
  const kind = source === 'github' ? 'login' : 'e-mail';
  return finding(check, `${person}’s ${TITLES[source]} ${kind} ${handle} ${one}.`, {
    why,
    remedy: meant === null ? remedy : `Did you mean ${meant}?`,
    path,
  });
}

/** Without names, for a config that keeps to teams. */
function counted(
  { check, finding, one, some, why, remedy }: Standing,
  alike: readonly NamedAccount[],
): Finding[] {
  if (alike.length === 0) return [];
  const which = `${plural(alike.length, 'account')} under people ${alike.length === 1 ? one : some}.`;
  return [finding(check, which, { why, remedy, path: 'people' })];
}
