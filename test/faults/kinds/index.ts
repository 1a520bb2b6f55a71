import type { FaultKind } from '../fault-kind.ts';
import { GRAPHQL_KINDS } from './graphql.ts';
import { LIST_KINDS } from './lists.ts';
import { NETWORK_KINDS } from './network.ts';
import { GITHUB_KINDS, LINEAR_KINDS } from './vendors.ts';

/** Everything that can go wrong with one reply. */
export const KINDS: FaultKind[] = [
  ...NETWORK_KINDS,
  ...GRAPHQL_KINDS,
  ...LIST_KINDS,
  ...GITHUB_KINDS,
  ...LINEAR_KINDS,
];
