import * as z from 'zod';
import type { Quota, SourceProbe } from '../../doctor/facts.ts';
import { utc } from '../../model/instant.ts';
import type { SourceName, SourceReport } from '../../model/snapshot.ts';
import { sourceErrorOf } from '../../sources/http/source-error.ts';
import type { Credentials } from '../access.ts';
import type { Environment } from '../environment.ts';
import type { Answer, Ask, Vendor } from './ask.ts';
import { describeToken } from './tokens.ts';

type Told = Pick<SourceProbe, 'viewer' | 'scopes' | 'hiddenOrganizations' | 'quotas'>;

const NOTHING: Told = { viewer: null, scopes: null, hiddenOrganizations: 0, quotas: [] };

const QUESTIONS: Record<SourceName, { query: string; read: (answer: Answer) => Told }> = {
  github: {
    query: 'query WiplimitDoctor { viewer { login } rateLimit { limit remaining resetAt } }',
    read: readGithub,
  },
  linear: {
    query: 'query WiplimitDoctor { viewer { displayName } organization { name } }',
    read: readLinear,
  },
};

/** A vendor that the reading met in vain is not asked again: what the reading said is what there is to know. */
export function failedProbe(
  { source, credentials }: Vendor,
  { problems, cause }: Pick<SourceReport, 'problems' | 'cause'>,
  env: Environment,
): SourceProbe {
  // Where nothing was read, a list of what was not says nothing.
  const message = problems[0]?.replace(/ Not read whole: .*$/s, '');
  const isAsked = credentials.authorization !== null && message !== undefined;
  return {
    ...nothingOf(source, credentials, env),
    failure: isAsked ? { message, isCredentials: cause === 'credentials' } : null,
  };
}

const nothingOf = (source: SourceName, credentials: Credentials, env: Environment): SourceProbe => ({
  source,
  ...describeToken(source, credentials, env),
  failure: null,
  clockAheadMs: null,
  usedUpUntil: null,
  ...NOTHING,
});

/** Asks a vendor whose token it is. Never rejects but for an interrupt: a failure is what it finds. */
export async function probe(
  vendor: Vendor,
  ask: Ask,
  env: Environment,
  signal: AbortSignal,
): Promise<SourceProbe> {
  const { source, credentials } = vendor;
  const found = nothingOf(source, credentials, env);
  if (credentials.authorization === null) return found;
  try {
    const { query, read } = QUESTIONS[source];
    const answer = await ask(query);
    const told = read(answer);
    // Only a classic token and a login's have scopes; others may send the header, empty.
    const hasScopes = found.tokenKind !== 'fine-grained' && found.tokenKind !== 'installation';
    return { ...found, ...told, scopes: hasScopes ? told.scopes : null, clockAheadMs: answer.clockAheadMs };
  } catch (error) {
    signal.throwIfAborted();
    const failure = sourceErrorOf(error);
    if (failure === null) throw error;
    if (failure.kind === 'rate-limited' && failure.retryAt !== undefined)
      return { ...found, usedUpUntil: utc(failure.retryAt) };
    return { ...found, failure: { message: failure.message, isCredentials: failure.kind === 'credentials' } };
  }
}

const githubSchema = z.object({
  viewer: z.object({ login: z.string() }).nullish().catch(null),
  rateLimit: z
    .object({ limit: z.number(), remaining: z.number(), resetAt: z.string().nullable().catch(null) })
    .nullish()
    .catch(null),
});

function readGithub({ data, headers }: Answer): Told {
  const { viewer, rateLimit } = githubSchema.parse(data);
  const scopes = headers.get('x-oauth-scopes');
  const hidden = /^partial-results;\s*organizations=([\d,]+)/.exec(headers.get('x-github-sso') ?? '')?.[1];
  return {
    viewer: viewer?.login ?? null,
    scopes: scopes === null ? null : scopes.split(',').flatMap((scope) => scope.trim() || []),
    hiddenOrganizations: hidden?.split(',').filter(Boolean).length ?? 0,
    quotas: rateLimit == null ? [] : [{ what: 'points', ...rateLimit }],
  };
}

const linearSchema = z.object({
  viewer: z.object({ displayName: z.string() }).nullish().catch(null),
  organization: z.object({ name: z.string() }).nullish().catch(null),
});

function readLinear({ data, headers }: Answer): Told {
  const { viewer, organization } = linearSchema.parse(data);
  const where = organization == null ? '' : ` (${organization.name})`;
  return {
    ...NOTHING,
    viewer: viewer == null ? null : `${viewer.displayName}${where}`,
    quotas: [
      ...linearQuota(headers, 'requests', 'requests'),
      ...linearQuota(headers, 'complexity', 'points'),
    ],
  };
}

/** Linear tells its resets in epoch milliseconds. */
function linearQuota(headers: Headers, kind: 'requests' | 'complexity', what: Quota['what']): Quota[] {
  const told = (name: string) => Number(headers.get(`x-ratelimit-${kind}-${name}`) ?? Number.NaN);
  const [limit, remaining, reset] = [told('limit'), told('remaining'), told('reset')];
  if (!Number.isFinite(limit) || !Number.isFinite(remaining)) return [];
  return [{ what, limit, remaining, resetAt: isInstant(reset) ? utc(reset) : null }];
}

const isInstant = (epochMs: number): boolean => epochMs > 0 && !Number.isNaN(new Date(epochMs).getTime());
