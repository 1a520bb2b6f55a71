import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isUnionType,
  parse,
} from 'graphql';
import type { PointBudget } from './budget.ts';
import type { Context } from './context.ts';
import { costOf } from './cost.ts';
import { type GithubErrorBody, wireError } from './errors.ts';
import { scopeErrors } from './scopes.ts';
import { validationErrors } from './validation.ts';

/** The body of a POST to /graphql. */
export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphqlAnswer {
  body: { data?: unknown; errors?: GithubErrorBody[] };
  /** Points charged; null when the request was refused before it could cost anything. */
  cost: number | null;
  /** Nodes returned, for the simulated latency. */
  nodes: number;
}

export interface Scene {
  schema: GraphQLSchema;
  budget: PointBudget;
  context: Omit<Context, 'rateLimit' | 'counted' | 'possible'>;
}

interface Checked {
  document: DocumentNode;
  errors: GithubErrorBody[];
}

const checked = new WeakMap<GraphQLSchema, Map<string, Checked>>();

/** Parsing and validating against a schema of this size is slow, and clients send few documents many times. */
function check(schema: GraphQLSchema, query: string): Checked {
  const known = checked.get(schema) ?? new Map<string, Checked>();
  checked.set(schema, known);
  const seen = known.get(query);
  if (seen) return seen;
  const document = parse(query);
  const result = { document, errors: validationErrors(schema, document) };
  known.set(query, result);
  return result;
}

/** Fields that no resolver and no world entry answers are a gap in this server, never a silent null. */
const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, Context> = (
  source,
  _args,
  _context,
  info,
) => {
  const value = source[info.fieldName];
  if (value === undefined) {
    throw new Error(`The test server has no data for ${info.parentType.name}.${info.fieldName}.`);
  }
  return value;
};

function variableErrors(errors: readonly GraphQLError[]): GithubErrorBody[] {
  return errors.map(({ message, locations }) => ({
    extensions: { problems: [{ path: [], explanation: message }] },
    ...(locations ? { locations } : {}),
    message: message.replace(/^Variable "(\$\w+)" got.*$/s, 'Variable $1 was provided invalid value'),
  }));
}

function refusal(errors: GithubErrorBody[], data?: null): GraphqlAnswer {
  return { body: data === null ? { data, errors } : { errors }, cost: null, nodes: 0 };
}

/** Answers one request the way GitHub does: validation, scopes, limits, points, and only then execution. */
export function answer(request: GraphqlRequest, { schema, budget, context }: Scene): GraphqlAnswer {
  let query: Checked;
  try {
    query = check(schema, request.query);
  } catch (error) {
    if (error instanceof GraphQLError) return refusal([wireError(error)]);
    throw error;
  }
  const { document, errors } = query;
  if (errors.length > 0) return refusal(errors);
  const operation = getOperationAST(document, request.operationName);
  if (operation?.operation !== 'query') {
    return refusal([{ message: 'The test server runs one query at a time, and no mutations.' }]);
  }
  const scopes = context.access.scopes === null ? [] : scopeErrors(schema, document, context.access.scopes);
  if (scopes.length > 0) return refusal(scopes);
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables);
  if (variables.errors) return refusal(variableErrors(variables.errors));

  const { cost, nodeCount, refusals } = costOf(schema, document, operation, variables.coerced);
  if (refusals.length > 0) return refusal(refusals, null);
  if (!budget.charge(cost)) {
    const login = context.access.viewer;
    const id = context.index.account(login)?.databaseId ?? 0;
    return refusal([{ type: 'RATE_LIMITED', message: `API rate limit exceeded for user ID ${id}.` }]);
  }
  const counted = { nodes: 0 };
  const result = executeSync({
    schema,
    document,
    rootValue: {},
    operationName: request.operationName,
    variableValues: request.variables,
    fieldResolver,
    contextValue: {
      ...context,
      counted,
      rateLimit: budget.state(cost, nodeCount),
      possible(union: string, member: string) {
        const type = schema.getType(union);
        return isUnionType(type) && type.getTypes().some((one) => one.name === member);
      },
    } satisfies Context,
  });
  const failures = result.errors?.map(wireError);
  return {
    body: { data: result.data, ...(failures ? { errors: failures } : {}) },
    cost,
    nodes: counted.nodes,
  };
}
