import { csv } from './csv/csv.ts';
import { discord } from './discord/discord.ts';
import { github } from './github/github.ts';
import { html } from './html/html.ts';
import { json } from './json/json.ts';
import { junit } from './junit/junit.ts';
import { markdown } from './markdown/markdown.ts';
import { msteams } from './msteams/msteams.ts';
import { openmetrics } from './openmetrics/openmetrics.ts';
import type { FormatName, Reporter } from './reporter.ts';
import { slack } from './slack/slack.ts';
import { terminal } from './terminal/terminal.ts';

/** One reporter for every format; a format without one does not compile. */
export const reporters = {
  terminal,
  json,
  markdown,
  junit,
  github,
  csv,
  openmetrics,
  html,
  slack,
  msteams,
  discord,
} satisfies Record<FormatName, Reporter>;
