import type { Plan } from '../config/plan.ts';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { sameName } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import { accountKey } from './accounts.ts';
import { type Account, collectAccounts } from './collect-accounts.ts';
import { UnionFind } from './union-find.ts';

/** Who stands behind an account. */
export interface Party {
  /** As every report shows it; unique among all parties. */
  name: string;
  kind: 'human' | 'agent' | 'other';
  /** False when the source says the account is switched off. */
  active: boolean;
  /** Whether the config names this person or agent. */
  configured: boolean;
  /** Account keys, sorted. */
  accounts: string[];
  /** Which rule joined its accounts, in words; empty for a single account. */
  joinedBy: string[];
  /**
   * Whom the config names by nothing but an account that no source describes, and who may yet turn out to be this
   * person, once that source is read.
   */
  mayBe: HalfKnown[];
}

/** Somebody whom the config names by an account at one source alone, which that source did not show. */
export interface HalfKnown {
  name: string;
  source: SourceName;
}

/** What an account may do with work: only an active person's holds it, whatever other accounts that person has. */
export type Standing = 'person' | 'agent' | 'other' | 'inactive';

export interface People {
  /** Everybody who is a person: configured, known to a source, or seen on a record. */
  humans: Party[];
  agents: Party[];
  party(source: SourceName, handle: string): Party;
  standing(source: SourceName, handle: string): Standing;
  /** Whether the account itself is a bot's, whatever the config calls it. */
  isBotAccount(source: SourceName, handle: string): boolean;
}

/**
 * Joins accounts into people (contract §2.5): by the config's aliases, else by the GitHub id that Linear holds,
 * else by an equal e-mail, else not at all; and gives each a name that no other has.
 */
export function resolvePeople(plan: Pick<Plan, 'people' | 'agents'>, snapshot: Snapshot): People {
  const accounts = collectAccounts(plan, snapshot);
  const configured = configuredNames(plan);
  const groups = new UnionFind<string>();
  const joinedBy = new Map<string, string>();
  for (const key of accounts.keys()) groups.add(key);
  for (const keys of configured.accountsByName.values())
    for (const key of keys) groups.union(keys[0] ?? key, key);

  const humansOf = (source: SourceName) =>
    [...accounts.values()]
      .filter((account) => account.source === source && account.kind === 'human')
      .sort(byKey);
  const github = humansOf('github');
  const byId = groupBy(
    github.filter((a) => a.githubId !== null),
    (account) => account.githubId,
  );
  const byEmail = groupBy(
    github.filter((a) => a.email),
    (account) => account.email?.toLowerCase(),
  );
  // Whom the config calls the owner of one account owns every account joined to it.
  const owners = new Map<string, string>();
  for (const [key, name] of configured.nameByAccount) owners.set(groups.find(key), name);
  const ownerOf = (key: string) => owners.get(groups.find(key));
  const hasGithub = (name: string | undefined) =>
    name !== undefined &&
    (configured.accountsByName.get(name) ?? []).some((key) => key.startsWith('github:'));

  for (const linear of humansOf('linear')) {
    // The config has joined this person already: what it says is final.
    if (hasGithub(ownerOf(linear.key))) continue;
    const sameId = linear.githubId === null ? undefined : byId.get(linear.githubId);
    const matches = sameId ?? (linear.email ? byEmail.get(linear.email.toLowerCase()) : undefined) ?? [];
    for (const match of matches) {
      const [a, b] = [ownerOf(linear.key), ownerOf(match.key)];
      if (a !== undefined && b !== undefined && a !== b) continue;
      groups.union(linear.key, match.key);
      const owner = a ?? b;
      if (owner !== undefined) owners.set(groups.find(linear.key), owner);
      joinedBy.set(
        match.key,
        sameId
          ? `Linear names GitHub account ${match.handle} for ${linear.handle}`
          : `both have the e-mail ${linear.email}`,
      );
    }
  }
  return nameParties(plan, accounts, groups, configured.nameByAccount, joinedBy);
}

function configuredNames(plan: Pick<Plan, 'people' | 'agents'>) {
  const nameByAccount = new Map<string, string>();
  const accountsByName = new Map<string, string[]>();
  for (const { name, github, linear } of [...plan.people, ...plan.agents]) {
    const keys = [
      ...github.map((login) => accountKey('github', login)),
      ...linear.map((email) => accountKey('linear', email)),
    ];
    for (const key of keys) nameByAccount.set(key, name);
    accountsByName.set(name, keys);
  }
  return { nameByAccount, accountsByName };
}

function nameParties(
  plan: Pick<Plan, 'people' | 'agents'>,
  accounts: Map<string, Account>,
  groups: UnionFind<string>,
  nameByAccount: Map<string, string>,
  joinedBy: Map<string, string>,
): People {
  const drafts: { party: Party; members: Account[] }[] = [];
  const halfKnown = halfKnownPeople(plan.people, accounts);
  const byPerson = groupBy([...accounts.values()].sort(byKey), (account) => groups.find(account.key));
  for (const members of byPerson.values()) {
    const name = members
      .map((account) => nameByAccount.get(account.key))
      .find((found) => found !== undefined);
    const linear = members.find((account) => account.source === 'linear');
    const first = linear ?? members[0];
    drafts.push({
      members,
      party: {
        name: name ?? (linear?.name || first?.handle || ''),
        kind: kindOf(members),
        active: members.some((account) => account.active),
        configured: name !== undefined,
        accounts: members.map((account) => account.key).sort(),
        joinedBy: members.flatMap((account) => joinedBy.get(account.key) ?? []),
        mayBe: name === undefined ? halfKnown.filter(({ source }) => mayHaveAccountAt(source, members)) : [],
      },
    });
  }
  for (const person of [
    ...plan.people.map((p) => ({ ...p, agent: false })),
    ...plan.agents.map((a) => ({ ...a, agent: true })),
  ])
    if (!drafts.some(({ party }) => party.configured && party.name === person.name))
      drafts.push({
        members: [],
        party: {
          name: person.name,
          kind: person.agent ? 'agent' : 'human',
          active: true,
          configured: true,
          accounts: [],
          joinedBy: [],
          mayBe: [],
        },
      });
  tellApart(drafts);

  const byAccount = new Map<string, Party>();
  for (const { party } of drafts) for (const key of party.accounts) byAccount.set(key, party);
  const parties = drafts.map(({ party }) => party);
  return {
    humans: parties.filter((party) => party.kind === 'human' && (party.active || party.configured)),
    agents: parties.filter((party) => party.kind === 'agent'),
    party(source, handle) {
      const party = byAccount.get(accountKey(source, handle));
      if (party === undefined) throw new Error(`no party for ${source} ${handle}`);
      return party;
    },
    standing(source, handle) {
      const account = accounts.get(accountKey(source, handle));
      if (account === undefined) throw new Error(`no account for ${source} ${handle}`);
      if (account.kind === 'agent' || account.kind === 'bot') return 'agent';
      if (account.kind === 'other') return 'other';
      return account.active ? 'person' : 'inactive';
    },
    isBotAccount(source, handle) {
      return accounts.get(accountKey(source, handle))?.isBot === true;
    },
  };
}

function halfKnownPeople(people: Plan['people'], accounts: ReadonlyMap<string, Account>): HalfKnown[] {
  const isUnread = (source: SourceName, handles: readonly string[]) =>
    handles.some((handle) => accounts.get(accountKey(source, handle))?.described !== true);
  return people.flatMap(({ name, github, linear }): HalfKnown[] => {
    if (linear.length === 0 && isUnread('github', github)) return [{ name, source: 'github' }];
    return github.length === 0 && isUnread('linear', linear) ? [{ name, source: 'linear' }] : [];
  });
}

/** Whether something could join an account at a source to these, which are of the other one. */
const mayHaveAccountAt = (source: SourceName, members: readonly Account[]): boolean =>
  members.every((account) => account.source !== source) &&
  members.some(({ githubId, email }) => githubId !== null || Boolean(email));

/** A bot is an agent to us: neither holds work. */
function kindOf(members: Account[]): Party['kind'] {
  const kinds = new Set(members.map((account) => account.kind));
  if (kinds.has('human')) return 'human';
  return kinds.has('agent') || kinds.has('bot') ? 'agent' : 'other';
}

/** People whom the config does not name and who share a name get their source, then their handle, beside it. */
function tellApart(drafts: { party: Party; members: Account[] }[]): void {
  for (const sameNamed of groupBy(drafts, ({ party }) => party.name).values()) {
    if (sameNamed.length < 2) continue;
    for (const { party, members } of sameNamed) {
      if (party.configured) continue;
      const source = members.some((account) => account.source === 'linear') ? 'linear' : 'github';
      const rivals = sameNamed.filter(
        (other) => !other.party.configured && other.members.some((account) => account.source === source),
      );
      const handle = members.find((account) => account.source === source)?.handle;
      party.name =
        rivals.length > 1 && handle && !sameName(handle, party.name)
          ? `${party.name} (${handle})`
          : `${party.name} (${source})`;
    }
  }
  // Someone may call themselves "ada (github)".
  const taken = new Set(drafts.flatMap(({ party }) => (party.configured ? [party.name] : [])));
  for (const { party, members } of drafts) {
    if (party.configured) continue;
    while (taken.has(party.name)) party.name += ` (${members[0]?.handle})`;
    taken.add(party.name);
  }
}

const byKey = (a: Account, b: Account): number => (a.key < b.key ? -1 : 1);
