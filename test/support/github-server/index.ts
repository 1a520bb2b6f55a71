/**
 * GitHub's GraphQL API on loopback, for tests and benchmarks:
 * `const github = await startGithubServer(githubWorld({ pullRequests: [{ repository: 'acme/api', author: 'ada-l' }] }))`.
 */

export { type GithubWorldInput, githubWorld } from './builders.ts';
export {
  FAULTS,
  type Fault,
  type FaultHook,
  onRequest,
} from './faults.ts';
export type { GithubServerOptions } from './respond.ts';
export { hasVendorSchema } from './schema.ts';
export { type GithubServer, startGithubServer } from './server.ts';
