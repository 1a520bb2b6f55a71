import type { Plan } from '../../config/plan.ts';
import type { Finding } from '../../model/doctor.ts';
import { plural } from '../../text/plural.ts';
import type { Facts, SourceProbe } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

/** Wider scopes that bring a narrower one along. Source: GitHub, "Scopes for OAuth apps". */
const BROUGHT_BY: Record<string, readonly string[]> = {
  'read:org': ['write:org', 'admin:org'],
  'read:project': ['project'],
};

/** Whose each token is, and whether it may see what the config asks for. */
export function checkTokens({ assessment: { plan, snapshot }, probes }: Facts): Finding[] {
  return probes.flatMap((probe) => {
    const said = snapshot.sources.find(({ name }) => name === probe.source)?.problems.join(' ') ?? '';
    return [
      ...owner(probe, plan),
      ...wrongVariable(probe),
      ...(probe.source === 'github'
        ? [...missingScopes(probe, plan, said), ...sight(probe, plan, said)]
        : []),
    ];
  });
}

function owner({ source, tokenFrom, viewer }: SourceProbe, { privacy }: Plan): Finding[] {
  if (viewer === null || tokenFrom === null) return [];
  const whose = privacy === 'team' ? 'is valid' : `belongs to ${viewer}`;
  return [well(`${source}-token`, `${TITLES[source]}: the token from ${tokenFrom} ${whose}.`)];
}

function wrongVariable({ source, tokenFrom, tokenKind, failure }: SourceProbe): Finding[] {
  if (source !== 'linear' || failure?.isCredentials !== true) return [];
  if (tokenFrom !== 'LINEAR_ACCESS_TOKEN' || tokenKind !== 'personal-key') return [];
  return [
    hint('linear-token', 'LINEAR_ACCESS_TOKEN holds a personal API key.', {
      why: 'Linear takes such a key only as it is, and an access token only as a bearer’s.',
      remedy: 'Move it to LINEAR_API_KEY.',
    }),
  ];
}

/** @param said what the reading said already */
function missingScopes({ scopes, tokenFrom }: SourceProbe, plan: Plan, said: string): Finding[] {
  if (scopes === null) return [];
  const has = (scope: string) => [scope, ...(BROUGHT_BY[scope] ?? [])].some((name) => scopes.includes(name));
  const add = (scope: string) =>
    tokenFrom === 'gh auth login'
      ? `Run gh auth refresh --scopes ${scope}.`
      : `Add ${scope} to the token at github.com → Settings → Developer settings → Personal access tokens.`;
  const missing = neededScopes(plan)
    .filter(({ scope }) => !has(scope) && !said.includes(`scope ${scope}`))
    .map(({ scope, what, why, path }) =>
      problem('github-scope', `The GitHub token lacks the scope ${scope}, which ${what}.`, {
        why,
        path,
        remedy: add(scope),
      }),
    );
  if (has('repo')) return missing;
  return [
    ...missing,
    hint('github-scope', 'The GitHub token lacks the scope repo, so it sees public repositories only.', {
      why: 'Work in private repositories is missing from every count, and GitHub does not say so.',
      remedy: `If there are private ones: ${add('repo').replace(/^[A-Z]/, (letter) => letter.toLowerCase())}`,
    }),
  ];
}

function neededScopes(plan: Plan): { scope: string; what: string; why: string; path: string }[] {
  const team = plan.teams?.findIndex(({ github }) => github !== null) ?? -1;
  return [
    ...(team < 0
      ? []
      : [
          {
            scope: 'read:org',
            what: `teams[${team}].github needs`,
            why: 'The members of GitHub teams are not read, so limits on teams and their people lack them.',
            path: `teams[${team}].github`,
          },
        ]),
    ...((plan.github?.projects.length ?? 0) === 0
      ? []
      : [
          {
            scope: 'read:project',
            what: 'github.projects needs',
            why: 'Boards are not read, so issues and cards that are in flight there are not counted.',
            path: 'github.projects',
          },
        ]),
  ];
}

/** What a valid token does not show, as far as GitHub tells. */
function sight({ tokenKind, hiddenOrganizations }: SourceProbe, plan: Plan, said: string): Finding[] {
  const findings: Finding[] = [];
  if (hiddenOrganizations > 0 && !said.includes('single sign-on'))
    findings.push(
      problem(
        'github-sso',
        `GitHub hides ${plural(hiddenOrganizations, 'organisation')} from this token, which is not authorised for single sign-on.`,
        {
          why: 'Work there is missing from every count, without an error.',
          remedy:
            'Authorise it: github.com → Settings → Developer settings → the token → Configure SSO (with gh: gh auth refresh).',
        },
      ),
    );
  const { owners = [], repos = [] } = plan.github ?? {};
  const asksForMore = owners.length > 0 || repos.length > 1 || repos.some((name) => name.includes('*'));
  if (tokenKind === 'installation' && asksForMore && !said.includes('only one repository'))
    findings.push(
      hint(
        'github-one-repository',
        'The GitHub token is that of an app, as the GITHUB_TOKEN of Actions is.',
        {
          why: 'It sees the repositories of its installation only: in Actions, that of the job. Work elsewhere is not counted.',
          remedy:
            'In Actions, set GH_TOKEN to a token that sees them all; README.md, Tokens, has the least rights.',
        },
      ),
    );
  return findings;
}
