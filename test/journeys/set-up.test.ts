import { describe } from 'vitest';
import { itWhen } from '../support/it-when.ts';
import { JOURNEY_MS, type Step, travel } from './support/journey.ts';
import { describeScreens } from './support/screen-rules.ts';
import { hasTmux } from './support/tmux.ts';

/** Init up to the limits, with choices of one's own here and there. */
const ANSWERED: Step[] = [
  { press: ['Down', 'Space', 'Enter'], until: /Which organisations/ },
  { press: ['Enter'], until: /Which repositories\?/ },
  { press: ['Enter'], until: /Which GitHub teams\?/ },
  { press: ['Enter'], until: /Use these stages\?/ },
  { press: ['Enter'], until: /The same person\?/ },
  { press: ['Enter'], until: /may one person have/ },
];

describe('setting up, in a terminal (where tmux is)', () => {
  itWhen(hasTmux)(
    'from no config to a check, an explanation and a run in CI',
    () =>
      travel({
        name: 'no-config-to-ci',
        steps: [
          { run: 'wiplimit', until: /What now\?/ },
          { press: ['Enter'], until: /Which Linear teams\?/ },
          ...ANSWERED,
          { press: ['BSpace', '4', 'Enter'], until: /And each team\?/ },
          { press: ['Enter'], until: /Write a baseline/ },
          { press: ['Enter'], until: /GitHub Actions/ },
          { press: ['Enter'], until: /Write \.wiplimitrc\.json/ },
          { press: ['Enter'] },
          { run: 'ls -A . .github/workflows' },
          { run: 'wiplimit' },
          { run: 'wiplimit explain PAY-1' },
          { run: 'wiplimit explain Grace' },
          { run: 'CI=1 GITHUB_ACTIONS=true wiplimit check --format github > log' },
          { run: 'cat log' },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'no config: the demo first',
    () =>
      travel({
        name: 'no-config-demo',
        steps: [
          { run: 'wiplimit', until: /What now\?/ },
          { press: ['Down'], until: /● See it first/ },
          { press: ['Enter'] },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'no config: nothing, or in a pipe',
    () =>
      travel({
        name: 'no-config-nothing',
        steps: [
          { run: 'wiplimit', until: /What now\?/ },
          { press: ['Down', 'Down'], until: /● Nothing/ },
          { press: ['Enter'] },
          { run: 'wiplimit check </dev/null 2>&1 | cat' },
          { run: 'wiplimit init </dev/null' },
          { run: 'ls -A' },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'no config and no tokens',
    () =>
      travel({
        name: 'no-config-no-tokens',
        env: { GH_TOKEN: '', LINEAR_API_KEY: '' },
        steps: [
          { run: 'wiplimit', until: /What now\?/ },
          { press: ['Enter'] },
          { run: 'wiplimit init --yes' },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'Ctrl-C in the middle of init',
    () =>
      travel({
        name: 'init-interrupted',
        steps: [
          { run: 'wiplimit init', until: /Which Linear teams\?/ },
          ...ANSWERED,
          { press: ['C-c'] },
          { run: 'ls -A' },
        ],
      }),
    JOURNEY_MS,
  );

  describeScreens([
    'no-config-to-ci',
    'no-config-demo',
    'no-config-nothing',
    'no-config-no-tokens',
    'init-interrupted',
  ]);
});
