/**
 * GitHub's GraphQL API on loopback, for tests and benchmarks:
 * `const github = await startGithubServer(githubWorld({ pullRequests: [{ repository: 'acme/api', author: 'ada-l' }] }))`.
 */

export type { TokenAccess } from './access.ts';
export { type GithubWorldInput, githubWorld } from './builders.ts';
export {
  FAULTS,
  type Fault,
  type FaultHook,
  onOperation,
  onRequest,
  type RecordedRequest,
  secondaryRateLimit,
} from './faults.ts';
export type { GithubServerOptions } from './respond.ts';
export { hasVendorSchema } from './schema.ts';
export { type GithubServer, startGithubServer } from './server.ts';
export type { GithubWorld } from './world.ts';
