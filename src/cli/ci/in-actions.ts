import type { ProcessLike } from '../process.ts';

/** Whether the run is a step of GitHub Actions. */
export const inGithubActions = (env: ProcessLike['env']): boolean => env.GITHUB_ACTIONS === 'true';
