import type { InputProblem } from '../model/input-error.ts';
import type { Plan } from './plan.ts';

/**
 * What keeps a live run from reading anything. Not asked with `--snapshot`, which needs no source.
 * @param file the config’s name in the problems
 */
export function checkSources(plan: Plan, file: string | null = null): InputProblem[] {
  const { github, linear } = plan;
  if (!readsGithub(plan) && linear === null) {
    return [
      {
        file,
        path: '',
        message: 'has neither "linear" nor "github", so there is nothing to read',
        hint: 'Add "linear": {"teams": ["PAY"]} or "github": {"owners": ["acme"]}, or give --snapshot FILE.',
      },
    ];
  }
  if (github === null) return [];
  if (claimsRepositories(plan)) return [];
  if ([github.owners, github.repos, github.projects].some((list) => list.length > 0)) return [];
  return [
    {
      file,
      path: 'github',
      message:
        'names no "owners", "repos" or "projects", and no team has "repos", so there is nothing to read on GitHub',
      hint: 'Add "owners": ["acme"] or "repos": ["acme/api"], or remove "github".',
    },
  ];
}

/** Whether a live run asks GitHub: by its own block, or because a team claims repositories. */
export function readsGithub(plan: Plan): boolean {
  return plan.github !== null || claimsRepositories(plan);
}

function claimsRepositories(plan: Plan): boolean {
  return (plan.teams ?? []).some((team) => team.repos.length > 0);
}
