import type { SourceName } from '../../model/snapshot.ts';

/** How messages name a vendor, and what they tell a person to look at. */
interface Vendor {
  title: string;
  /** What is said where there are no credentials at all. */
  noCredentials: string;
  /** What to do when the credentials are refused. */
  credentialsRemedy: string;
  /** What to look at when no usable reply comes: the address may be wrong. */
  addressRemedy: string;
  /** What to look at when the address answers, but has no such API. */
  endpointRemedy: string;
  /** How many points a minute the vendor allows; null where it names no such limit. Source: GitHub, "Rate limits and query limits for the GraphQL API". */
  pointsPerMinute: number | null;
}

export const VENDORS = {
  linear: {
    title: 'Linear',
    noCredentials:
      'There are no credentials for Linear, so it was not read. Set LINEAR_API_KEY: a key is made under Linear → Settings → Security & access → Personal API keys.',
    credentialsRemedy:
      'Check LINEAR_API_KEY: a new key is made under Linear → Settings → Security & access → Personal API keys.',
    addressRemedy: 'Check LINEAR_API_URL if it is set, or a proxy on the way.',
    endpointRemedy: 'Check LINEAR_API_URL: Linear’s own address is https://api.linear.app/graphql.',
    pointsPerMinute: null,
  },
  github: {
    title: 'GitHub',
    noCredentials:
      'No GitHub credentials were found, so GitHub was not read. Set GH_TOKEN, or run `gh auth login`.',
    credentialsRemedy: 'Check GH_TOKEN (or GITHUB_TOKEN), or log in again with `gh auth login`.',
    addressRemedy: 'Check GITHUB_API_URL and GITHUB_GRAPHQL_URL if they are set, or a proxy on the way.',
    endpointRemedy:
      'Check GITHUB_API_URL (such as https://HOST/api/v3) and GITHUB_GRAPHQL_URL (such as https://HOST/api/graphql).',
    pointsPerMinute: 2000,
  },
} as const satisfies Record<SourceName, Vendor>;
