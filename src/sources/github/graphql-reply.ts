import * as z from 'zod';
import { sanitiseJson } from '../../text/sanitise.ts';

const graphqlError = z.object({
  message: z.string().catch('an error without a message'),
  type: z.string().nullish().catch(null),
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(null),
  extensions: z.record(z.string(), z.unknown()).nullish().catch(null),
});
/** One entry of a reply's `errors`. */
export type GraphqlError = z.output<typeof graphqlError>;

const replySchema = z.object({
  data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((data) => data ?? null),
  errors: z
    .array(graphqlError)
    .nullish()
    .transform((errors) => errors ?? []),
});
/** What GitHub answered to one document: data, errors, or both. */
export type GraphqlReply = z.output<typeof replySchema>;

/**
 * Cleans and parses the body of a reply.
 * @returns null where it is no GraphQL reply: neither data nor an error
 */
export function parseReply(body: unknown): GraphqlReply | null {
  const parsed = replySchema.safeParse(sanitiseJson(body));
  if (!parsed.success || (parsed.data.data === null && parsed.data.errors.length === 0)) return null;
  return parsed.data;
}

const HEAVY_TYPES = new Set(['RESOURCE_LIMITS_EXCEEDED', 'MAX_NODE_LIMIT_EXCEEDED', 'TIMEOUT']);

/** Whether an error says that a smaller page would have been answered. */
export function isTooHeavy({ type, message, extensions }: GraphqlError): boolean {
  const types = [type, extensions?.type, extensions?.code];
  return (
    types.some((name) => typeof name === 'string' && HEAVY_TYPES.has(name.toUpperCase())) ||
    /resource limits|something went wrong while executing your query|timed? ?out/i.test(message)
  );
}
