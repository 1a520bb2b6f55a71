import { describe } from 'vitest';
import { ACME_CONFIG, acmeGithub } from '../e2e/support/acme.ts';
import { itWhen } from '../support/it-when.ts';
import { type Desk, JOURNEY_MS, travel } from './support/journey.ts';
import { describeScreens } from './support/screen-rules.ts';
import { hasTmux } from './support/tmux.ts';

/** PLT-9 is done, and its pull request merged. */
function finish({ github, linearWorld }: Desk): void {
  const world = acmeGithub();
  for (const pull of world.pullRequests)
    if (pull.number === 30) Object.assign(pull, { state: 'MERGED', mergedAt: '2026-11-20T08:30:00Z' });
  github.serve(world);
  for (const issue of linearWorld.issues)
    if (issue.identifier === 'PLT-9')
      Object.assign(issue, { state: 'Done', completedAt: '2026-11-20T08:30:00Z' });
}

describe('a team far over, in a terminal (where tmux is)', () => {
  itWhen(hasTmux)(
    'finds a way down',
    () =>
      travel({
        name: 'far-over',
        files: { '.wiplimitrc.json': ACME_CONFIG },
        steps: [
          { run: 'wiplimit check' },
          { run: 'wiplimit baseline' },
          { run: 'wiplimit check --quiet' },
          { first: finish, run: 'wiplimit check --update-baseline --quiet' },
          { run: 'wiplimit next' },
          { run: 'wiplimit next Platform' },
          { run: 'wiplimit can-start Cy' },
          { run: 'wiplimit can-start Linus' },
          { run: 'wiplimit trend' },
          { run: 'wiplimit post stdout' },
          { run: 'wiplimit post' },
        ],
      }),
    JOURNEY_MS,
  );

  describeScreens(['far-over']);
});
