import { accessFor, type TokenAccess } from './access.ts';
import { PointBudget } from './budget.ts';
import type { Context } from './context.ts';
import { answer } from './execute.ts';
import type { Fault, RecordedRequest } from './faults.ts';
import { parseRequest, type Reply, tokenOf } from './http.ts';
import { loadSchema, type SchemaSource } from './schema.ts';
import type { GithubWorld } from './world.ts';
import { indexWorld } from './world-index.ts';

export interface GithubServerOptions {
  /** Default `npm`. */
  schema?: SchemaSource;
  /** Members the host's schema lacks: `PullRequest.stack`, `SearchType.ISSUE_ADVANCED`, `ProjectV2.items.query`. */
  without?: string[];
  /** What each token sees; any other token gets 401. Absent: every token sees everything as the viewer. */
  access?: Record<string, TokenAccess>;
  /** Points of each token in a window; default 5000 in an hour. */
  budget?: number;
  budgetWindowMs?: number;
  /** Clock of the rate limit, in epoch milliseconds. */
  now?: () => number;
  /** Time each answer takes, and each node in it. */
  latencyMs?: number;
  perNodeMs?: number;
  /** What `organization.team(slug)` answers for a team that is not there: NOT_FOUND (default) or a bare null. */
  unknownTeam?: Context['unknownTeam'];
  /** Whether searches of type ISSUE take AND, OR, NOT and parentheses; default true, false on old hosts. */
  operatorsInIssueSearch?: boolean;
}

/** A reply, and how many nodes are in it. */
type Answered = Reply & { nodes: number };

function refuse(status: number, message: string): Answered {
  const documentation = 'https://docs.github.com/graphql';
  return {
    status,
    headers: {},
    body: { message, documentation_url: documentation, status: String(status) },
    nodes: 0,
  };
}

/** What the API itself answers, before faults and latency. */
export interface Responder {
  respond(recorded: RecordedRequest, body: string, fault: Fault): Answered;
  serve(world: GithubWorld): void;
}

export function createResponder(world: GithubWorld, options: GithubServerOptions): Responder {
  const budgets = new Map<string, PointBudget>();
  const searches = new Map<string, Context['searches']>();
  const without = options.without ?? [];
  const source = options.schema ?? 'npm';
  let index = indexWorld(world);
  // Built before the first request, which otherwise would wait for it.
  loadSchema(source, without);

  function perToken<T>(known: Map<string, T>, token: string, make: () => T): T {
    const found = known.get(token) ?? make();
    known.set(token, found);
    return found;
  }

  function contextFor(token: string, permitted: TokenAccess) {
    return {
      index,
      access: accessFor(permitted, index),
      unknownTeam: options.unknownTeam ?? 'error',
      operatorsInIssueSearch: options.operatorsInIssueSearch ?? true,
      searches: perToken(searches, token, () => new Map()),
    };
  }

  return {
    respond(recorded, body, fault) {
      if (recorded.method !== 'POST' || !/^(?:\/api)?\/graphql$/.test(recorded.path))
        return refuse(404, 'Not Found');
      const token = tokenOf(recorded.headers.authorization);
      const permitted = token === null ? undefined : options.access ? options.access[token] : {};
      if (token === null || permitted === undefined) return refuse(401, 'Bad credentials');
      const request = parseRequest(body);
      if (request === null) return refuse(400, 'Problems parsing JSON');
      const budget = perToken(budgets, token, () => {
        return new PointBudget(
          options.budget ?? 5000,
          options.budgetWindowMs ?? 3_600_000,
          options.now ?? Date.now,
        );
      });
      const context = contextFor(token, permitted);
      const schema = loadSchema(source, [...without, ...[fault.dropField ?? []].flat()]);
      const answered = answer(request, { schema, budget, context });
      recorded.cost = answered.cost;
      const errors = [...(answered.body.errors ?? []), ...(fault.errors ?? [])];
      const headers = budget.headers();
      const { hiddenOrganizations, scopes } = context.access;
      if (hiddenOrganizations.length > 0) {
        const ids = hiddenOrganizations.map((login) => index.account(login)?.databaseId ?? 0);
        headers['x-github-sso'] = `partial-results; organizations=${ids.join(',')}`;
      }
      if (scopes) headers['x-oauth-scopes'] = scopes.join(', ');
      const answeredBody = { ...answered.body, ...(errors.length > 0 ? { errors } : {}) };
      return { status: 200, headers, body: answeredBody, nodes: answered.nodes };
    },
    serve(next) {
      index = indexWorld(next);
      searches.clear();
    },
  };
}
