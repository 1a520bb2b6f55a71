import type { SourceName } from '../../model/snapshot.ts';

/** How messages name a vendor, and what they tell a person to look at. */
interface Vendor {
  title: string;
  /** What to do when the credentials are refused. */
  credentialsRemedy: string;
  /** What to look at when no usable reply comes: the address may be wrong. */
  addressRemedy: string;
}

export const VENDORS = {
  linear: {
    title: 'Linear',
    credentialsRemedy:
      'Check LINEAR_API_KEY: a new key is made under Linear → Settings → Security & access → Personal API keys.',
    addressRemedy: 'Check LINEAR_API_URL if it is set, or a proxy on the way.',
  },
  github: {
    title: 'GitHub',
    credentialsRemedy: 'Check GH_TOKEN (or GITHUB_TOKEN), or log in again with `gh auth login`.',
    addressRemedy: 'Check GITHUB_API_URL and GITHUB_GRAPHQL_URL if they are set, or a proxy on the way.',
  },
} as const satisfies Record<SourceName, Vendor>;
