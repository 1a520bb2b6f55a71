import { type Morning, morningInUtc } from './morning.ts';

/**
 * A workflow for GitHub Actions that checks all limits every working morning.
 * @param reads which sources the config reads: only their tokens are handed on
 * @param timezone IANA name of the zone whose mornings these are
 * @param now epoch milliseconds
 */
export function workflowText(
  reads: { github: boolean; linear: boolean },
  timezone: string,
  now: number,
): string {
  const morning = morningInUtc(timezone, now);
  return [
    '# Every working morning, the limits of all teams.',
    'name: Limits',
    'on:',
    '  schedule:',
    ...whenComment(timezone, morning).map((line) => `    # ${line}`),
    `    - cron: '${morning.cron}'`,
    '  workflow_dispatch:',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: wiplimit/wiplimit@v0',
    ...(reads.github
      ? [
          '        with:',
          '          # The token of the workflow sees this repository only. A GitHub App, or a fine-grained token of your own with',
          '          # read access to issues, pull requests and metadata, sees the others.',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
          '          github-token: ${{ secrets.WIPLIMIT_GITHUB_TOKEN }}',
        ]
      : []),
    ...(reads.linear
      ? [
          '        env:',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
          '          LINEAR_API_KEY: ${{ secrets.LINEAR_API_KEY }}',
        ]
      : []),
    '',
  ].join('\n');
}

const whenComment = (timezone: string, { hasSummerTime }: Morning): string[] => [
  `08:30 in ${timezone}, Monday to Friday${timezone === 'UTC' ? '' : ': the line itself is in UTC'}.`,
  ...(hasSummerTime ? ['It knows no summer time, in which this is an hour later by the clock there.'] : []),
];

/** The repository's secrets that the workflow needs. */
export function workflowSecrets(reads: { github: boolean; linear: boolean }): string[] {
  return [...(reads.github ? ['WIPLIMIT_GITHUB_TOKEN'] : []), ...(reads.linear ? ['LINEAR_API_KEY'] : [])];
}

/** A line for crontab: every working morning, mail only when there is something to say. */
export function cronLine(folder: string): string {
  // For cron a bare % ends the command.
  const quoted = `'${folder.replaceAll("'", "'\\''")}'`.replaceAll('%', '\\%');
  return `30 8 * * 1-5 cd ${quoted} && npx wiplimit check --quiet`;
}
