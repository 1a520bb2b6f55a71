import { complexityOf } from '../../test/support/linear-server/complexity.ts';
import { documentOf, refusal, run, tooComplex } from '../../test/support/linear-server/execution.ts';
import { linkWorld } from '../../test/support/linear-server/graph.ts';
import { type LinearWorldDraft, linearWorld } from '../../test/support/linear-server/index.ts';
import { linearSchema } from '../../test/support/linear-server/schema.ts';
import type { Vendor } from './front.ts';
import { answerModels } from './linear-models.ts';

const MAX_COMPLEXITY = 10_000;
const HOURLY = { requests: 2500, complexity: 3_000_000 };

/** Linear over a world; `now` is what its durations count from. */
export function linearVendor(draft: LinearWorldDraft, now: string): Vendor {
  const schema = linearSchema('subset');
  // Nothing changes the world, so that what was linked for one request serves all.
  const graph = linkWorld(linearWorld(draft), { now: Date.parse(now), teams: null, shuffle: false });
  const reset = String(Date.now() + 3_600_000);

  return {
    async answer({ headers, body }) {
      const { query = '', variables = {}, operationName = null } = JSON.parse(body);
      // The SDK's models ask for every field there is, far more than the subset of the schema has.
      if (headers['x-bench-models']) return answerModels(graph, query, variables);
      const known = documentOf(schema, query);
      const none = { headers: {}, nodes: 0, cost: 0, repeatable: false };
      if ('errors' in known) return { ...none, ...refusal(400, ...known.errors), headers: {} };
      const complexity = complexityOf(schema, known.document, variables, operationName);
      if (complexity > MAX_COMPLEXITY)
        return { ...none, ...refusal(400, tooComplex(complexity, MAX_COMPLEXITY)), headers: {} };
      const operation = { query, variables, operationName };
      const reply = await run(schema, known.document, operation, graph, null);
      const isWhole = typeof reply.body === 'object' && reply.body !== null && !('errors' in reply.body);
      return { ...reply, headers: {}, cost: Math.ceil(complexity), repeatable: isWhole };
    },
    budgetHeaders: (spent) => ({
      'x-ratelimit-requests-limit': String(HOURLY.requests),
      'x-ratelimit-requests-remaining': String(HOURLY.requests),
      'x-ratelimit-requests-reset': reset,
      'x-ratelimit-complexity-limit': String(HOURLY.complexity),
      'x-ratelimit-complexity-remaining': String(Math.max(0, HOURLY.complexity - spent)),
      'x-ratelimit-complexity-reset': reset,
    }),
    exhausted: () => null,
  };
}
