import {
  type GithubWorldInput,
  githubWorld,
  hasVendorSchema,
} from '../../test/support/github-server/index.ts';
import { createResponder } from '../../test/support/github-server/respond.ts';
import { indexWorld } from '../../test/support/github-server/world-index.ts';
import type { Answer, Vendor } from './front.ts';
import { answerRest } from './rest.ts';

/** Today's GitHub where its schema is at hand; the copy on npm lacks a few things, such as ISSUE_ADVANCED. */
export const GITHUB_SCHEMA = hasVendorSchema() ? 'vendor' : 'npm';

const HOUR_MS = 3_600_000;

/**
 * GitHub over a world. Points left are counted by the front; inside an answer nearly all are always left.
 * @param budget points an hour
 */
export function githubVendor(input: GithubWorldInput, budget: number): Vendor {
  const world = githubWorld(input);
  const index = indexWorld(world);
  const make = () => createResponder(world, { budget, schema: GITHUB_SCHEMA });
  let responder = make();
  let charged = 0;
  const resetAt = new Date(Date.now() + HOUR_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  const refused: Answer = { status: 200, headers: {}, body: null, nodes: 0, cost: 0, repeatable: false };

  return {
    answer({ method, url, headers, body }) {
      const address = new URL(url, 'http://127.0.0.1');
      if (method === 'GET') return answerRest(index, address);
      // The answers are kept by the front, so that what the server itself counts stands for nothing.
      if (charged > budget / 2) {
        responder = make();
        charged = 0;
      }
      const recorded = { method, path: address.pathname, headers, index: 0, query: '', variables: {} };
      const asked = { ...recorded, operationName: null, status: null, cost: null as number | null };
      const { nodes, status, headers: told, body: said } = responder.respond(asked, body, {});
      charged += asked.cost ?? 0;
      const isWhole = typeof said === 'object' && said !== null && !('errors' in said);
      return { status, headers: told, body: said, nodes, cost: asked.cost ?? 0, repeatable: isWhole };
    },
    budgetHeaders: (spent) => ({
      'x-ratelimit-limit': String(budget),
      'x-ratelimit-used': String(spent),
      'x-ratelimit-remaining': String(Math.max(0, budget - spent)),
      'x-ratelimit-reset': String(Date.parse(resetAt) / 1000),
      'x-ratelimit-resource': 'graphql',
    }),
    exhausted: (spent) =>
      spent < budget
        ? null
        : { ...refused, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }] } },
  };
}
