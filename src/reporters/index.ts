import { json } from './json/json.ts';
import type { FormatName, Reporter } from './reporter.ts';
import { terminal } from './terminal/terminal.ts';

/** One reporter for every format; a format without one does not compile. */
export const reporters = { terminal, json } satisfies Record<FormatName, Reporter>;
