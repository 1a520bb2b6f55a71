import { editJson, firstField, type Json, someField } from '../edits.ts';
import type { Answer, Broken, Circumstances, FaultKind } from '../fault-kind.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

/** GraphQL errors in place of data, or beside the data that the server answers. */
export const onlyErrors = (...errors: object[]): Broken => ({ body: JSON.stringify({ errors }) });
export const nullWith = (...errors: object[]): Broken => ({ body: JSON.stringify({ data: null, errors }) });
export const beside =
  (...errors: object[]) =>
  (answer: Answer) =>
    editJson(answer, (reply) => ({ ...reply, errors: [...errorsIn(reply), ...errors] }));

const errorsIn = (reply: Json) => (Array.isArray(reply.errors) ? reply.errors : []);

/** Takes the value of one field away and says so, at its path. */
export const refusedField = (error: (path: (string | number)[]) => object) => (answer: Answer) =>
  editJson(answer, (reply) => {
    const name = firstField(reply);
    if (name === undefined) return undefined;
    const data = { ...(reply.data as Json), [name]: null };
    return { ...reply, data, errors: [...errorsIn(reply), error([name])] };
  });

/** The same for one field inside the answer, at the end of its longest path. */
export const refusedInside = (error: (path: (string | number)[]) => object) => (answer: Answer) =>
  editJson(answer, (reply) => {
    const inside = someField(reply);
    if (inside === undefined) return undefined;
    inside.clear();
    return { ...reply, errors: [...errorsIn(reply), error(inside.path)] };
  });

const both = (name: string, expected: FaultKind['expected'], how: FaultKind['how'] | Broken): FaultKind => ({
  name,
  vendor: 'both',
  expected,
  how: typeof how === 'function' ? how : () => how,
});
const echo = (_: Answer, { authorization }: Circumstances): Broken => ({
  body: JSON.stringify({ errors: [{ message: `Internal error for ${authorization}` }] }),
});

/** Replies that are JSON, and yet no whole answer of a GraphQL server. */
export const GRAPHQL_KINDS: FaultKind[] = [
  both('an empty object', 'said', { body: '{}' }),
  both('null data', 'said', { body: '{"data":null}' }),
  both('null data and no errors', 'said', { body: '{"data":null,"errors":[]}' }),
  both('data without a field', 'said', { body: '{"data":{}}' }),
  both('data that is a list', 'said', { body: '{"data":[]}' }),
  both('errors that are a text', 'said', { body: '{"errors":"broken"}' }),
  both('errors that are null', 'said', { body: '{"errors":[null]}' }),
  both('errors that repeat the token', 'said', echo),
  both('error without a path', 'said', beside({ message: 'Something went wrong' })),
  both('every field null', 'said', (answer) =>
    editJson(answer, (reply) => {
      const fields = Object.keys((reply.data ?? {}) as Json).map((name) => [name, null] as const);
      return firstField(reply) === undefined ? undefined : { ...reply, data: Object.fromEntries(fields) };
    }),
  ),
  both('one field null without a word', 'said', (answer) =>
    editJson(answer, (reply) => {
      const name = firstField(reply);
      return name === undefined ? undefined : { ...reply, data: { ...(reply.data as Json), [name]: null } };
    }),
  ),
  both('401', 'refused', (_, { authorization }) => ({
    status: 401,
    headers: json,
    body: JSON.stringify({
      message: `Bad credentials ${authorization}`,
      errors: [{ message: 'Authentication required', extensions: { code: 'AUTHENTICATION_ERROR' } }],
    }),
  })),
  both('403', 'refused', {
    status: 403,
    headers: json,
    body: '{"message":"Resource not accessible by personal access token"}',
  }),
];
