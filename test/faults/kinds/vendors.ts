import { editJson, editLists, type Json } from '../edits.ts';
import type { Broken, Expected, FaultKind } from '../fault-kind.ts';
import { beside, nullWith, onlyErrors, refusedField, refusedInside } from './graphql.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };
const SECOND = 1000;
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const EXCEEDED = 'API rate limit exceeded for user ID 1.';
const SAML = 'Resource protected by organization SAML enforcement. You must grant your token access.';

const line =
  (vendor: FaultKind['vendor']) =>
  (name: string, expected: Expected, how: FaultKind['how'] | Broken): FaultKind => ({
    name,
    vendor,
    expected,
    how: typeof how === 'function' ? how : () => how,
  });
const github = line('github');
const linear = line('linear');

const secondary = (status: number, headers: Record<string, string>): Broken => ({
  status,
  headers: { ...json, ...headers },
  body: JSON.stringify(
    status === 200 ? { errors: [{ type: 'RATE_LIMITED', message: SECONDARY }] } : { message: SECONDARY },
  ),
});
const date = (epoch: number) => new Date(epoch).toUTCString();
const seconds = (epoch: number) => String(Math.ceil(epoch / SECOND));

/** Refusals and half answers in the words of GitHub. */
export const GITHUB_KINDS: FaultKind[] = [
  github('RATE_LIMITED', 'passing', (_, { now }) => ({
    ...onlyErrors({ type: 'RATE_LIMITED', message: EXCEEDED }),
    headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(now + 30 * SECOND) },
  })),
  github('RATE_LIMIT', 'passing', {
    ...onlyErrors({ type: 'RATE_LIMIT', message: EXCEEDED }),
    headers: json,
  }),
  github('RATE_LIMITED until tomorrow', 'said', (_, { now }) => ({
    ...onlyErrors({ type: 'RATE_LIMITED', message: EXCEEDED }),
    headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(now + 86_400 * SECOND) },
  })),
  github('secondary limit, seconds', 'passing', secondary(403, { 'retry-after': '5' })),
  github('secondary limit, a date', 'passing', (_, { now }) =>
    secondary(403, { 'retry-after': date(now + 5 * SECOND) }),
  ),
  github('secondary limit, no time', 'passing', secondary(403, {})),
  github('secondary limit with 200', 'passing', secondary(200, { 'retry-after': '5' })),
  github('403 with nothing left', 'passing', (_, { now }) => ({
    status: 403,
    headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(now + 9 * SECOND) },
    body: JSON.stringify({ message: EXCEEDED }),
  })),
  github('nothing left after a good reply', 'harmless', ({ headers }, { now }) => ({
    headers: { ...headers, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(now + 20 * SECOND) },
  })),
  github(
    'RESOURCE_LIMITS_EXCEEDED',
    'passing',
    onlyErrors({ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }),
  ),
  github(
    'RESOURCE_LIMITS_EXCEEDED beside data',
    'passing',
    beside({ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }),
  ),
  github(
    'MAX_NODE_LIMIT_EXCEEDED',
    'passing',
    onlyErrors({ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'This query requests too many nodes.' }),
  ),
  github('502 with null data', 'passing', {
    status: 502,
    headers: json,
    ...nullWith({ message: 'Something went wrong while executing your query.' }),
  }),
  github(
    'timeout with 200',
    'passing',
    nullWith({
      message: 'Something went wrong while executing your query. This may be the result of a timeout.',
    }),
  ),
  github(
    'FORBIDDEN at a path',
    'incomplete',
    refusedField((path) => ({ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' })),
  ),
  github(
    // Where it meets only what came along with a list, the record is read by its id, and nothing is missing.
    'FORBIDDEN inside',
    'said',
    refusedInside((path) => ({ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' })),
  ),
  github(
    'FORBIDDEN without a path',
    'incomplete',
    beside({ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }),
  ),
  github(
    'NOT_FOUND at a path',
    'said',
    refusedField((path) => ({ type: 'NOT_FOUND', path, message: 'Could not resolve to a node.' })),
  ),
  github(
    'INSUFFICIENT_SCOPES',
    'said',
    onlyErrors({
      type: 'INSUFFICIENT_SCOPES',
      message: "Your token requires one of the following scopes: ['read:org'].",
    }),
  ),
  github(
    'SAML at a path',
    'incomplete',
    refusedField((path) => ({ type: 'FORBIDDEN', path, extensions: { saml_failure: true }, message: SAML })),
  ),
  github('SAML for the whole', 'said', {
    status: 403,
    headers: { ...json, 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' },
    body: JSON.stringify({ message: SAML }),
  }),
  github('x-github-sso: partial results', 'incomplete', ({ headers }) => ({
    headers: { ...headers, 'x-github-sso': 'partial-results; organizations=21955855,20582480' },
  })),
  github('a REDACTED card', 'incomplete', (answer) =>
    editLists(
      answer,
      ({ nodes }) => nodes.some(isCard),
      ({ nodes }) => {
        for (const card of nodes.filter(isCard)) Object.assign(card, { type: 'REDACTED', content: null });
      },
    ),
  ),
];

const isCard = (node: unknown): node is Json =>
  typeof node === 'object' && node !== null && 'content' in node;

const limited = (extensions: object, headers: Record<string, string> = {}): Broken => ({
  status: 400,
  headers: { ...json, ...headers },
  body: JSON.stringify({ errors: [{ message: 'Rate limit exceeded', extensions }] }),
});
const user = (message: string) => ({ userError: true, userPresentableMessage: message });

/** Refusals and half answers in the words of Linear. */
export const LINEAR_KINDS: FaultKind[] = [
  linear('400 RATELIMITED by its code', 'passing', (_, { now }) =>
    limited(
      { code: 'RATELIMITED' },
      { 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': String(now + 30 * SECOND) },
    ),
  ),
  linear('400 ratelimited by its type', 'passing', limited({ type: 'ratelimited' })),
  linear(
    '400 RATELIMITED with retry-after',
    'passing',
    limited({ code: 'RATELIMITED' }, { 'retry-after': '2' }),
  ),
  linear('400 RATELIMITED until tomorrow', 'said', (_, { now }) =>
    limited(
      { code: 'RATELIMITED' },
      {
        'x-ratelimit-complexity-remaining': '0',
        'x-ratelimit-complexity-reset': String(now + 86_400 * SECOND),
      },
    ),
  ),
  linear('nothing left after a good reply', 'harmless', ({ headers }, { now }) => ({
    headers: {
      ...headers,
      'x-ratelimit-requests-remaining': '0',
      'x-ratelimit-requests-reset': String(now + 20 * SECOND),
    },
  })),
  linear('too complex', 'said', {
    status: 400,
    ...onlyErrors({
      message: 'Query too complex',
      extensions: { code: 'INPUT_ERROR', ...user('The query is too complex. Complexity: 12000.') },
    }),
  }),
  linear('400 AUTHENTICATION_ERROR', 'refused', {
    status: 400,
    ...onlyErrors({
      message: 'Authentication required',
      extensions: { code: 'AUTHENTICATION_ERROR', type: 'authentication error' },
    }),
  }),
  linear(
    '200 AUTHENTICATION_ERROR',
    'refused',
    nullWith({ message: 'Authentication required', extensions: { type: 'authentication error' } }),
  ),
  linear(
    'INTERNAL_SERVER_ERROR',
    'said',
    nullWith({ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
  ),
  linear('500 with GraphQL errors', 'passing', {
    status: 500,
    headers: json,
    ...onlyErrors({ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
  }),
  linear(
    'FORBIDDEN at a path',
    'incomplete',
    refusedField((path) => ({
      path,
      message: 'Forbidden',
      extensions: { code: 'FORBIDDEN', ...user('You cannot see this.') },
    })),
  ),
  linear(
    'FORBIDDEN inside',
    'incomplete',
    refusedInside((path) => ({ path, message: 'Forbidden', extensions: { code: 'FORBIDDEN' } })),
  ),
  linear(
    'FORBIDDEN without a path',
    'incomplete',
    beside({ message: 'Forbidden', extensions: { code: 'FORBIDDEN' } }),
  ),
  linear('an issue without its team', 'said', (answer) =>
    editJson(answer, (reply) => ({
      ...reply,
      data: JSON.parse(JSON.stringify(reply.data, (name, value) => (name === 'team' ? null : value))),
    })),
  ),
];
