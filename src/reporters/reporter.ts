import type { Verdict } from '../model/verdict.ts';
import type { ConfigPlaces } from './github/place.ts';

/** The formats that `--format` and `--output` know. */
export const FORMATS = [
  'terminal',
  'json',
  'markdown',
  'junit',
  'github',
  'csv',
  'openmetrics',
  'html',
  'slack',
  'msteams',
  'discord',
] as const;
export type FormatName = (typeof FORMATS)[number];

/** What a reporter may know of where its text goes. */
export interface ReporterOptions {
  /** Columns of the terminal. */
  width: number;
  /** chalk's level: 0 none, 1 the 16 basic colours, 2 256 colours, 3 true colour. */
  color: 0 | 1 | 2 | 3;
  /** Whether the terminal understands OSC 8 hyperlinks. */
  hyperlinks: boolean;
  /** Whether a person reads it in a terminal; otherwise the text is stable, line by line, and never cut. */
  tty: boolean;
  /** Only what is over, warned or unknown. */
  quiet: boolean;
  /** Whether metrics may name people. */
  people?: boolean;
  /** Where the parts of the config stand, for annotations; left out where there is no config to point at. */
  places?: ConfigPlaces;
  /** In a summary: where the whole report is. */
  link?: string | null;
  /** In Slack: the ids of people to mention, by name; only where that was asked for. */
  mentions?: ReadonlyMap<string, string>;
}

/** Renders a verdict. Pure: the same verdict and options give the same text, ending in a line break unless empty. */
export type Reporter = (verdict: Verdict, options: ReporterOptions) => string;
