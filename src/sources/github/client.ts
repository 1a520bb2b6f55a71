import * as z from 'zod';
import { POINTS_HEADER } from '../http/request.ts';
import { SourceError, sourceErrorOf } from '../http/source-error.ts';
import { VENDORS } from '../http/vendor.ts';
import type { ReadContext } from '../source.ts';
import { type Feature, type Lacks, notesOn, refusedFeatures } from './features.ts';
import { type GraphqlReply, isTooHeavy, parseReply } from './graphql-reply.ts';

/** A GraphQL document and the values of its variables. */
export interface Document {
  query: string;
  variables: Record<string, unknown>;
}

/** GitHub could not answer so much at once: ask for a smaller page. */
export class TooHeavy extends Error {}

/** This server does not know a feature without which the question has to be put another way. */
export class Unsupported extends Error {}

export interface Client {
  /**
   * Asks one document, again without the fields that this server or token refuses.
   * @param build makes the document without those features
   * @param points what it is expected to cost, for the pace
   * @throws TooHeavy where a smaller page may be answered; Unsupported; SourceError where GitHub could not be asked at all
   */
  ask(build: (lacks: Lacks) => Document, points?: number): Promise<GraphqlReply>;
  /** What ended the reading for every document: credentials, rate limit, no connection, the run's deadline. */
  stopped(): SourceError | null;
  /** Sentences on what this server or token did not answer, though nothing is missing from the counts. */
  notes(): string[];
  /** Whether a reply said that it leaves out organisations for want of single sign-on. */
  ssoHidden(): boolean;
  requestCount(): number;
  /** Whether a reply refused this feature. */
  lacks(feature: Feature): boolean;
  /** Asks without this feature from now on. */
  learn(feature: Feature): void;
  /** Points that are left of the hour's, and when they come back; null until GitHub told. */
  quota(): Quota | null;
  /** Points that the answers cost so far. */
  spent(): number;
}

export interface Quota {
  remaining: number;
  resetAt: string;
}

/** Failures after which every further request would fail too. */
const FINAL = new Set(['credentials', 'rate-limited', 'unreachable', 'interrupted']);
/** A gateway that gave up waiting for the answer, which a smaller page may avoid. */
const GATEWAY = new Set([502, 504]);
/** So many documents that a gateway refuses early, and none answered yet: GitHub is down, not asked for too much. */
const MOST_REFUSED_EARLY = 6;

/** How GitHub's logs, and those of an Enterprise server, name what wiplimit asks. */
export const OPERATION_NAME = 'Wiplimit';

const rateLimit = z.object({ cost: z.number(), remaining: z.number(), resetAt: z.string() });

/**
 * Loads octokit and points it at the endpoint. Its throttling and retries are off: deadline, retries and the number
 * of requests at a time are the business of `access.fetch`.
 */
export async function createClient({ access, signal, debug }: ReadContext): Promise<Client> {
  const { Octokit } = await import('octokit');
  const silent = () => undefined;
  const octokit = new Octokit({
    baseUrl: access.url.replace(/\/graphql\/?$/, ''),
    throttle: { enabled: false },
    retry: { enabled: false },
    request: { fetch: access.fetch },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const headers = { authorization: access.authorization ?? '' };
  const lacks = new Set<Feature>();
  /** What a document would have asked for: only that is worth a note. */
  const missed = new Set<Feature>();
  const noticing = (without: ReadonlySet<Feature>): Lacks => ({
    has(feature) {
      if (without.has(feature)) missed.add(feature);
      return without.has(feature);
    },
  });
  let requests = 0;
  let hidden = false;
  let stop: SourceError | null = null;
  let quota: Quota | null = null;
  let spent = 0;
  let refusedEarly = 0;
  let isAnswering = false;

  const charge = ({ data }: GraphqlReply): string => {
    const limit = rateLimit.safeParse(data?.rateLimit);
    if (!limit.success) return 'cost unknown';
    const { cost, remaining, resetAt } = limit.data;
    spent += cost;
    // Answers may overtake each other: the lowest is the newest, until the hour is over.
    if (quota === null || quota.resetAt !== resetAt || remaining < quota.remaining)
      quota = { remaining, resetAt };
    return `${cost} points, ${remaining} left`;
  };

  const send = async ({ query, variables }: Document, points: number): Promise<GraphqlReply> => {
    if (stop) throw stop;
    requests += 1;
    const number = requests;
    const reply = await octokit
      .request({
        method: 'POST',
        url: access.url,
        query,
        variables,
        operationName: OPERATION_NAME,
        headers: { ...headers, [POINTS_HEADER]: String(points) },
        request: { signal },
      })
      .catch((error: unknown) => {
        const failure = failureOf(error);
        const isGateway = failure.kind === 'http' && GATEWAY.has(failure.status ?? 0);
        if (isGateway && failure.early && !isAnswering) refusedEarly += 1;
        const isDown = refusedEarly >= MOST_REFUSED_EARLY && !isAnswering;
        if (FINAL.has(failure.kind) || signal.aborted || isDown) stop ??= failure;
        if (isGateway && !isDown) throw new TooHeavy(failure.message);
        throw failure;
      });
    if (String(reply.headers['x-github-sso'] ?? '').startsWith('partial-results')) hidden = true;
    const parsed = parseReply(reply.data);
    if (parsed === null) {
      throw new SourceError(
        'bad-reply',
        'GitHub sent a reply without data, so it was not read whole. Try again in a moment.',
      );
    }
    isAnswering = true;
    debug(`github: document ${number}, ${charge(parsed)}`);
    if (parsed.errors.some(isTooHeavy))
      throw new TooHeavy(parsed.errors.map((error) => error.message).join(' '));
    return parsed;
  };

  return {
    async ask(build, points = 1) {
      for (;;) {
        const without = new Set(lacks);
        const reply = await send(build(noticing(without)), points);
        const refused = reply.data === null ? refusedFeatures(reply.errors) : [];
        for (const feature of refused) lacks.add(feature);
        // Nothing in the document itself can do without: its searches have to be put another way.
        if (refused.includes('advancedSearch')) throw new Unsupported('advanced search');
        if (refused.every((feature) => without.has(feature))) return reply;
        debug(`github: refused ${refused.join(', ')}, asking again without`);
      }
    },
    stopped: () => stop,
    notes: () => notesOn(missed),
    ssoHidden: () => hidden,
    requestCount: () => requests,
    lacks: (feature) => lacks.has(feature),
    learn: (feature) => void lacks.add(feature),
    quota: () => quota,
    spent: () => spent,
  };
}

/** The sentence for people behind whatever octokit threw. */
function failureOf(error: unknown): SourceError {
  const known = sourceErrorOf(error);
  if (known) return known;
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number'
      ? error.status
      : undefined;
  const answered = error instanceof Error && 'response' in error && error.response !== undefined;
  if (status === 401) {
    return new SourceError(
      'credentials',
      `GitHub refused the credentials (HTTP 401). ${VENDORS.github.credentialsRemedy}`,
      { status },
    );
  }
  if (answered) {
    return new SourceError(
      'http',
      `GitHub failed with HTTP ${status}, so it was not read whole. Try again in a moment.`,
      { status },
    );
  }
  return new SourceError(
    'unreachable',
    'GitHub could not be reached. Check the connection, and GITHUB_API_URL if it is set.',
    { cause: error },
  );
}
