import * as z from 'zod';
import type { Plan } from '../../config/plan.ts';
import type { AccountFacts, Facts } from '../../doctor/facts.ts';
import { accountKey } from '../../linking/accounts.ts';
import { collectAccounts } from '../../linking/collect-accounts.ts';
import type { Snapshot, SourceName } from '../../model/snapshot.ts';
import { sourceErrorOf } from '../../sources/http/source-error.ts';
import { chunksOf } from '../../text/chunks.ts';
import { foldName } from '../../text/compare.ts';
import type { Ask } from './ask.ts';

/** Names in one question. */
const AT_ONCE = 50;
const STATES_A_PAGE = 250;
/** More started states than this no workspace has. */
const MOST_PAGES = 8;

export type LookedUp = Pick<Facts, 'accounts' | 'startedStates'>;

export const NOTHING_LOOKED_UP: LookedUp = {
  accounts: { unknownLogins: null, unknownEmails: null, inactiveEmails: [] },
  startedStates: null,
};

/** Asks what the reading leaves open: whether accounts that it did not meet exist, and which states started work has. */
export async function lookUp(
  plan: Plan,
  snapshot: Snapshot,
  asks: Partial<Record<SourceName, Ask>>,
  signal: AbortSignal,
): Promise<LookedUp> {
  const seen = collectAccounts({ people: [], agents: [] }, snapshot);
  const unmet = (source: SourceName) =>
    plan.people.flatMap((person) => person[source]).filter((handle) => !seen.has(accountKey(source, handle)));
  const keys = snapshot.teams.flatMap(({ source, inScope, key }) =>
    source === 'linear' && inScope ? key : [],
  );
  const { github, linear } = asks;
  const [unknownLogins, users, startedStates] = await Promise.all([
    github === undefined ? null : orNull(signal, () => unknownLoginsOf(github, unmet('github'))),
    linear === undefined ? null : orNull(signal, () => usersBehind(linear, unmet('linear'))),
    linear === undefined ? null : orNull(signal, () => startedStatesOf(linear, keys)),
  ]);
  const accounts: AccountFacts = {
    unknownLogins,
    unknownEmails: users?.unknown ?? null,
    inactiveEmails: users?.inactive ?? [],
  };
  return { accounts, startedStates };
}

/** What could not be asked is not known; the reading tells why. */
async function orNull<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (sourceErrorOf(error) !== null || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Only an error of type NOT_FOUND says that nobody has the login. */
async function unknownLoginsOf(ask: Ask, logins: readonly string[]): Promise<string[]> {
  const unknown: string[] = [];
  for (const chunk of chunksOf(logins, AT_ONCE)) {
    const declared = chunk.map((_, index) => `$login${index}: String!`).join(', ');
    const fields = chunk.map((_, index) => `user${index}: user(login: $login${index}) { login }`).join(' ');
    const variables = Object.fromEntries(chunk.map((login, index) => [`login${index}`, login]));
    const { errors } = await ask(`query WiplimitDoctorLogins(${declared}) { ${fields} }`, variables);
    const missing = new Set(
      errors.flatMap(({ type, path }) => (type === 'NOT_FOUND' ? (path?.[0] ?? []) : [])),
    );
    unknown.push(...chunk.filter((_, index) => missing.has(`user${index}`)));
  }
  return unknown;
}

const usersSchema = z.object({
  users: z.object({ nodes: z.array(z.object({ email: z.string(), active: z.boolean() })) }),
});

async function usersBehind(
  ask: Ask,
  emails: readonly string[],
): Promise<{ unknown: string[]; inactive: string[] }> {
  const active = new Map<string, boolean>();
  for (const chunk of chunksOf(emails, AT_ONCE)) {
    const filter = { or: chunk.map((email) => ({ email: { eqIgnoreCase: email } })) };
    const { data } = await ask(
      'query WiplimitDoctorUsers($filter: UserFilter, $first: Int) { users(filter: $filter, first: $first, includeDisabled: true) { nodes { email active } } }',
      { filter, first: chunk.length },
    );
    for (const user of usersSchema.parse(data).users.nodes) active.set(foldName(user.email), user.active);
  }
  return {
    unknown: emails.filter((email) => !active.has(foldName(email))),
    inactive: emails.filter((email) => active.get(foldName(email)) === false),
  };
}

const statesSchema = z.object({
  workflowStates: z.object({
    nodes: z.array(z.object({ name: z.string(), team: z.object({ key: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/** Null where there are more than can be looked at: then no team may be said to have none. */
async function startedStatesOf(
  ask: Ask,
  keys: readonly string[],
): Promise<{ team: string; name: string }[] | null> {
  const found: { team: string; name: string }[] = [];
  const filter = { type: { eq: 'started' }, team: { key: { in: keys } } };
  let after: string | null = null;
  if (keys.length === 0) return found;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data } = await ask(
      'query WiplimitDoctorStates($filter: WorkflowStateFilter, $first: Int, $after: String) { workflowStates(filter: $filter, first: $first, after: $after) { nodes { name team { key } } pageInfo { hasNextPage endCursor } } }',
      { filter, first: STATES_A_PAGE, after },
    );
    const { nodes, pageInfo } = statesSchema.parse(data).workflowStates;
    found.push(...nodes.map(({ name, team }) => ({ team: team.key, name })));
    after = pageInfo.endCursor ?? null;
    if (!pageInfo.hasNextPage || after === null) return found;
  }
  return null;
}
