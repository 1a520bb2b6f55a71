import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { HttpReply } from '../graphql-http.ts';
import { invalidInput } from './errors.ts';
import type { Graph } from './graph.ts';
import { resolveField, rootOf } from './resolve.ts';

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

/** A reply that refuses a request whole, in the status Linear uses for it. */
export function refusal(status: number, ...errors: readonly GraphQLError[]): HttpReply {
  return { status, body: { errors: errors.map((error) => error.toJSON()) } };
}

function marked(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path, originalError } = error;
  const extensions = { code, type: 'graphql error', statusCode: 400, userError: true };
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions });
}

/** Parses and validates a document against the schema, giving the errors Linear would answer with. */
export function documentOf(
  schema: GraphQLSchema,
  query: string,
): { document: DocumentNode } | { errors: GraphQLError[] } {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0
      ? { errors: errors.map((e) => marked(e, 'GRAPHQL_VALIDATION_FAILED')) }
      : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [marked(error, 'GRAPHQL_PARSE_FAILED')] };
    throw error;
  }
}

/** The refusal of a document over what one request may cost, in points. */
export function tooComplex(points: number, limit: number): GraphQLError {
  const message = `The query is too complex. Complexity: ${points}. Maximum allowed complexity: ${limit}.`;
  return invalidInput('Query too complex', message);
}

/**
 * Runs a valid document over the world. `nodes` counts the records its lists gave.
 * Rejects where the world does not model what was asked for.
 */
export async function run(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: Operation,
  graph: Graph,
  rateLimits: unknown,
): Promise<HttpReply & { nodes: number }> {
  let nodes = 0;
  const result = await execute({
    schema,
    document,
    rootValue: rootOf(graph, rateLimits),
    variableValues: operation.variables,
    operationName: operation.operationName,
    fieldResolver: resolveField,
    contextValue: {
      graph,
      countNodes: (count: number) => {
        nodes += count;
      },
    },
  });
  const gap = result.errors?.find(({ originalError: e }) => e && !(e instanceof GraphQLError));
  if (gap) throw gap;
  if (result.data === undefined) {
    const errors = (result.errors ?? []).map((error) => marked(error, 'BAD_USER_INPUT'));
    return { ...refusal(400, ...errors), nodes };
  }
  return { status: 200, body: result, nodes };
}
