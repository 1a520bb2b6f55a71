import { csv } from './csv/csv.ts';
import { github } from './github/github.ts';
import { html } from './html/html.ts';
import { json } from './json/json.ts';
import { junit } from './junit/junit.ts';
import { markdown } from './markdown/markdown.ts';
import { openmetrics } from './openmetrics/openmetrics.ts';
import type { FormatName, Reporter } from './reporter.ts';
import { terminal } from './terminal/terminal.ts';

/** One reporter for every format; a format without one does not compile. */
export const reporters = { terminal, json, markdown, junit, github, csv, openmetrics, html } satisfies Record<
  FormatName,
  Reporter
>;
