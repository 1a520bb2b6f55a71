import { writeFile } from 'node:fs/promises';
import { HELP_TOPICS } from '../src/cli/help-topics.ts';
import { type Actions, createProgram } from '../src/cli/program.ts';
import { VERSION } from '../src/version.ts';
import { manPage } from './man-page.ts';

const ACTIONS = new Proxy({} as Actions, { get: () => async () => {} });
await writeFile('dist/wiplimit.1', manPage(createProgram(ACTIONS), HELP_TOPICS, VERSION));
