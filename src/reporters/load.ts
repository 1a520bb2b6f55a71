import type { FormatName, Reporter } from './reporter.ts';

/** Each format's reporter, loaded when it is asked for: most runs need one of them. */
const LOADERS: Record<FormatName, () => Promise<Reporter>> = {
  terminal: async () => (await import('./terminal/terminal.ts')).terminal,
  json: async () => (await import('./json/json.ts')).json,
  markdown: async () => (await import('./markdown/markdown.ts')).markdown,
  junit: async () => (await import('./junit/junit.ts')).junit,
  github: async () => (await import('./github/github.ts')).github,
  csv: async () => (await import('./csv/csv.ts')).csv,
  openmetrics: async () => (await import('./openmetrics/openmetrics.ts')).openmetrics,
  slack: async () => (await import('./slack/slack.ts')).slack,
  msteams: async () => (await import('./msteams/msteams.ts')).msteams,
  discord: async () => (await import('./discord/discord.ts')).discord,
  html: async () => (await import('./html/html.ts')).html,
};

export const loadReporter = (format: FormatName): Promise<Reporter> => LOADERS[format]();
