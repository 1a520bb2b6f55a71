import type { Plan } from '../config/plan.ts';
import type { Snapshot, SourceName, SourcePerson, SourceRecord } from '../model/snapshot.ts';
import { accountKey, githubLogin, looksLikeBot } from './accounts.ts';

/** An account at one source, with all that is known of it. */
export interface Account {
  key: string;
  source: SourceName;
  handle: string;
  name: string | null;
  email: string | null;
  githubId: string | null;
  kind: 'human' | 'agent' | 'bot' | 'other';
  active: boolean;
  isBot: boolean;
  /** Whether its source says who it is, or a record only names it. */
  described: boolean;
}

/** Every account that the snapshot or the config mentions. */
export function collectAccounts(
  plan: Pick<Plan, 'people' | 'agents'>,
  snapshot: Snapshot,
): Map<string, Account> {
  const accounts = new Map<string, Account>();
  const add = (source: SourceName, handle: string, person?: SourcePerson): Account => {
    const key = accountKey(source, handle);
    const email = source === 'linear' && handle.includes('@') ? handle : null;
    const account = accounts.get(key) ?? {
      key,
      source,
      handle: source === 'github' ? handle.replace(/^app\//i, '').replace(/\[bot\]$/i, '') : handle,
      name: null,
      email,
      githubId: null,
      kind: 'human' as const,
      active: true,
      isBot: looksLikeBot(handle),
      described: false,
    };
    if (source === 'github') {
      if (looksLikeBot(handle)) {
        account.kind = 'bot';
        account.isBot = true;
      }
      if (githubLogin(handle) === 'ghost') account.kind = 'other';
    }
    if (person !== undefined) {
      account.described = true;
      account.name = person.name || account.name;
      account.email = person.email || account.email;
      account.githubId = person.githubId ?? account.githubId;
      account.active = person.active;
      if (person.kind !== 'human') account.kind = person.kind;
      if (person.kind === 'bot' || person.kind === 'agent') account.isBot = true;
    }
    accounts.set(key, account);
    return account;
  };
  for (const person of snapshot.people) add(person.source, person.handle, person);
  for (const team of snapshot.teams)
    if (team.inScope) for (const member of team.members) add(team.source, member);
  for (const record of snapshot.records) for (const handle of handlesOf(record)) add(record.source, handle);
  for (const record of snapshot.records)
    for (const handle of record.agents) {
      const account = add(record.source, handle);
      if (account.kind === 'human' && !account.described) account.kind = 'agent';
    }
  for (const person of plan.people) {
    for (const login of person.github) add('github', login);
    for (const email of person.linear) add('linear', email);
  }
  for (const agent of plan.agents) {
    for (const login of agent.github) add('github', login).kind = 'agent';
    for (const email of agent.linear) add('linear', email).kind = 'agent';
  }
  return accounts;
}

function handlesOf(record: SourceRecord): string[] {
  const reviewers = record.reviewRequests.flatMap((request) => request.who ?? []);
  return [...(record.author === null ? [] : [record.author]), ...record.assignees, ...reviewers];
}
