import { describe } from 'vitest';
import { ACME_CONFIG } from '../e2e/support/acme.ts';
import { itWhen } from '../support/it-when.ts';
import { closedPort, JOURNEY_MS, travel } from './support/journey.ts';
import { describeScreens } from './support/screen-rules.ts';
import { hasTmux } from './support/tmux.ts';

const files = { '.wiplimitrc.json': { ...ACME_CONFIG, limits: [{ per: 'person', max: 7 }], exceptions: [] } };
const CLOSED = await closedPort();

describe('when something is wrong, in a terminal (where tmux is)', () => {
  itWhen(hasTmux)(
    'tokens that are refused',
    () =>
      travel({
        name: 'wrong-token',
        files,
        env: { LINEAR_API_KEY: 'lin_api_wrongwrongwrongwrongwrongwrongwron' },
        steps: [
          { run: 'wiplimit check' },
          { run: 'wiplimit doctor' },
          {
            first: ({ github }) =>
              github.fault(() => ({ status: 401, body: { message: 'Bad credentials', status: '401' } })),
            run: 'wiplimit check',
          },
          { run: 'wiplimit doctor' },
          { run: 'wiplimit can-start Ada' },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'no network',
    () =>
      travel({
        name: 'no-network',
        files,
        env: { GITHUB_API_URL: CLOSED, LINEAR_API_URL: `${CLOSED}/graphql` },
        steps: [{ run: 'wiplimit check' }, { run: 'wiplimit doctor' }, { run: 'wiplimit next Ada' }],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'a proxy that is not there',
    () =>
      travel({
        name: 'proxy-refuses',
        files,
        env: {
          GITHUB_API_URL: '',
          LINEAR_API_URL: '',
          HTTPS_PROXY: CLOSED,
        },
        steps: [{ run: 'wiplimit check' }, { run: 'wiplimit doctor' }],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'Linear is down, GitHub is whole',
    () =>
      travel({
        name: 'one-source-down',
        files,
        steps: [
          {
            first: ({ linear }) =>
              linear.fault(() => ({ status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' })),
            run: 'wiplimit check',
          },
          { run: 'wiplimit doctor' },
          { run: 'wiplimit can-start Ada' },
          { first: ({ linear }) => linear.fault(undefined), run: 'wiplimit check' },
        ],
      }),
    JOURNEY_MS,
  );

  itWhen(hasTmux)(
    'Ctrl-C in the middle of a slow reading',
    () =>
      travel({
        name: 'reading-interrupted',
        files,
        steps: [
          {
            first: ({ linear }) => linear.fault(() => ({ hang: true })),
            run: 'wiplimit check',
            until: /Reading .*GitHub 26/,
          },
          { press: ['C-c'] },
          { run: 'ls -A' },
        ],
      }),
    JOURNEY_MS,
  );

  describeScreens(['wrong-token', 'no-network', 'proxy-refuses', 'one-source-down', 'reading-interrupted']);
});
