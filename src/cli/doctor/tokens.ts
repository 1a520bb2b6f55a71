import type { SourceProbe, TokenKind } from '../../doctor/facts.ts';
import type { SourceName } from '../../model/snapshot.ts';
import type { Credentials } from '../access.ts';
import type { Environment } from '../environment.ts';

type Variable =
  | 'GH_TOKEN'
  | 'GITHUB_TOKEN'
  | 'GH_ENTERPRISE_TOKEN'
  | 'GITHUB_ENTERPRISE_TOKEN'
  | 'LINEAR_API_KEY'
  | 'LINEAR_ACCESS_TOKEN';

const SHAPES: readonly (readonly [RegExp, TokenKind])[] = [
  [/^github_pat_/, 'fine-grained'],
  [/^ghs_/, 'installation'],
  [/^gh[ou]_/, 'oauth'],
  [/^(ghp_|[0-9a-f]{40}$)/, 'classic'],
  [/^lin_api_/, 'personal-key'],
  [/^lin_oauth_/, 'oauth'],
];

/** Where a token came from, as `access` looks for it, and what it looks like. Never the token itself. */
export function describeToken(
  source: SourceName,
  { url, secret }: Credentials,
  env: Environment,
): Pick<SourceProbe, 'tokenFrom' | 'tokenKind'> {
  if (secret === null) return { tokenFrom: null, tokenKind: null };
  const isEnterprise = source === 'github' && new URL(url).hostname !== 'api.github.com';
  const places: Variable[] =
    source === 'linear'
      ? ['LINEAR_API_KEY', 'LINEAR_ACCESS_TOKEN']
      : [
          ...(isEnterprise ? (['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'] as const) : []),
          'GH_TOKEN',
          'GITHUB_TOKEN',
        ];
  return {
    tokenFrom: places.find((name) => env[name] === secret) ?? 'gh auth login',
    tokenKind: SHAPES.find(([shape]) => shape.test(secret))?.[1] ?? null,
  };
}
