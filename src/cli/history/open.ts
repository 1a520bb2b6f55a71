import path from 'node:path';
import { DEFAULT_KEEP_DAYS, type Plan } from '../../config/plan.ts';
import type { History } from '../../history/history.ts';
import type { Context } from '../context.ts';
import { seriesOf, sharedSeriesOf } from './series.ts';

/** A history that a config or the environment asks for: where it is, and whose runs it keeps. */
export interface HistoryPlace {
  url: string;
  /** From where a relative path is taken. */
  baseDir: string;
  series: string;
  keepDays: number;
  titles: boolean;
}

/** What it takes of a config. */
export interface RememberedPlan {
  plan: Pick<Plan, 'history' | 'name'>;
  /** As `load` names it. */
  configFile: string;
}

/**
 * Where this run is remembered: WIPLIMIT_HISTORY, else the config's `history`; null where neither is given.
 */
export function historyPlace(
  { process, env }: Pick<Context, 'process' | 'env'>,
  { plan, configFile }: RememberedPlan,
): HistoryPlace | null {
  const given = env.WIPLIMIT_HISTORY;
  const url = given ?? plan.history?.url;
  if (url === undefined) return null;
  const cwd = process.cwd();
  return {
    url,
    // A path in a variable is the shell's, one in the config is the config's.
    baseDir: given === undefined ? path.dirname(path.resolve(cwd, configFile)) : cwd,
    series: url.startsWith('sqlite:')
      ? seriesOf(plan, configFile, cwd)
      : sharedSeriesOf(plan, configFile, cwd, process.env),
    keepDays: plan.history?.keepDays ?? DEFAULT_KEEP_DAYS,
    titles: plan.history?.titles ?? false,
  };
}

/**
 * Opens a history; its password is never shown from then on.
 * @throws HistoryError
 */
export async function openHistoryAt(
  { url, baseDir, keepDays }: HistoryPlace,
  writer: Pick<Context['writer'], 'hide'>,
): Promise<History> {
  if (URL.canParse(url)) {
    const { password } = new URL(url);
    for (const secret of [password, decoded(password)]) if (secret !== '') writer.hide(secret);
  }
  const { openHistory } = await import('../../history/open-history.ts');
  // The machine's own clock, whatever a snapshot or a replay takes as now.
  return openHistory(url, { baseDir, keepDays, clock: Date.now });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
