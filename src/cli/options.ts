import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { FORMATS } from '../reporters/reporter.ts';
import type { FailOn } from './exit-code.ts';
import { type Format, isModule } from './find-reporter.ts';

/** Where the records come from, and which config judges them. */
export interface ReadOptions {
  config?: string;
  snapshot?: string;
  timeout: number;
  /** Fewer points, more time. */
  thrifty?: boolean;
  /** Keep records between runs; off unless asked for. */
  cache?: boolean;
  debug?: boolean;
}

/** How results are shown. */
export interface ShowOptions {
  format: Format;
  /** `true` and `false` come from the flags; undefined leaves it to the environment. */
  color?: boolean;
  quiet?: boolean;
  /** Name people where a format does not unless asked. */
  people?: boolean;
}

/** One `--output FORMAT:PATH`. */
export interface OutputTarget {
  format: Format;
  path: string;
}

export interface CheckOptions extends ReadOptions, ShowOptions {
  save?: string;
  output?: OutputTarget[];
  team?: string[];
  person?: string[];
  failOn: FailOn;
  exitZero?: boolean;
  maxWarnings?: number;
  /** Lower the baseline where counts sank. */
  updateBaseline?: boolean;
}

export interface PostOptions extends ReadOptions {
  /** A saved verdict instead of a reading. */
  from?: string;
  /** Send although the day's post is claimed. */
  again?: boolean;
  /** Say nothing where nothing failed. */
  quiet?: boolean;
}

export interface HistoryForgetOptions extends Pick<ReadOptions, 'config'> {
  before?: string;
  person?: string;
}

export interface ReportOptions extends ShowOptions, Pick<ReadOptions, 'config'> {
  output?: OutputTarget[];
}

export interface TrendOptions extends ReadOptions, AnswerOptions {
  weeks: number;
  team?: string;
  person?: string;
}

export interface BaselineOptions extends ReadOptions {
  lower?: boolean;
}

/** How the answer to one question is shown. */
export interface AnswerOptions extends Pick<ShowOptions, 'color'> {
  format: (typeof ANSWER_FORMATS)[number];
}

/** An answer is words or data; the other formats are for verdicts. */
export const ANSWER_FORMATS = ['terminal', 'json'] as const;

export interface CanStartOptions extends ReadOptions, AnswerOptions {
  item?: string;
  forPullRequest?: boolean;
}

export interface ForecastOptions extends ReadOptions, AnswerOptions {
  days?: number;
  items?: number;
  by?: string;
  team?: string;
  project?: string;
  window?: number;
}

export interface SuggestOptions extends ReadOptions, AnswerOptions {
  window?: number;
}

export function parseFormat(text: string): Format {
  if (FORMATS.some((name) => name === text) || isModule(text)) return text;
  throw new InvalidArgumentError(
    `The formats are ${FORMATS.join(', ')}; a reporter of your own is a path, such as ./reporter.mjs.`,
  );
}

/** `json:verdict.json`; the path may hold colons. */
export function parseOutput(text: string, earlier: OutputTarget[] = []): OutputTarget[] {
  const colon = text.indexOf(':');
  const file = text.slice(colon + 1);
  if (colon < 1 || file === '')
    throw new InvalidArgumentError('Give it as FORMAT:PATH, such as json:verdict.json.');
  const same = earlier.find((output) => isSameFile(path.resolve(output.path), path.resolve(file)));
  if (same !== undefined)
    throw new InvalidArgumentError(
      `${same.format}:${same.path} goes to the same file, and one would overwrite the other. Give each output a path of its own.`,
    );
  return [...earlier, { format: parseFormat(text.slice(0, colon)), path: file }];
}

/** Whether one would overwrite the other; a device takes whatever it is given. Both paths are absolute. */
export const isSameFile = (one: string, other: string): boolean => one === other && !one.startsWith('/dev/');

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400)
    throw new InvalidArgumentError('Give a number of seconds above 0, up to 86400.');
  return seconds;
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return Number(text);
}

/** A whole number from 1 up to a bound, for what is computed day by day. */
export const parseUpTo =
  (most: number) =>
  (text: string): number => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (number < 1 || number > most) throw new InvalidArgumentError(`Give a whole number from 1 to ${most}.`);
    return number;
  };

export function parseDay(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `Date.parse` takes 30 February for 2 March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
    throw new InvalidArgumentError('Give a day such as 2026-12-18.');
  return text;
}

export function collect(text: string, earlier: string[] = []): string[] {
  return [...earlier, text];
}

export const SCHEMA_NAMES = ['config', 'snapshot', 'verdict'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
