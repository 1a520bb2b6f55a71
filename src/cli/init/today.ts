import { planOf } from '../../config/parse.ts';
import type { Plan } from '../../config/plan.ts';
import type { Config } from '../../config/schema.ts';
import type { Measured } from '../../init/propose-limits.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Assessment } from '../../verdict/assess.ts';
import type { Context } from '../context.ts';
import { createProgress } from '../progress.ts';
import { readLive } from '../read-live.ts';

export interface ReadOptions {
  /** Epoch milliseconds. */
  now: number;
  timeoutMs: number;
  isDebugging: boolean;
  debug(line: string): void;
}

/** Reads what a check with this config would read. */
export async function readToday(
  { process, env, writer, signal }: Context,
  plan: Plan,
  { now, timeoutMs, isDebugging, debug }: ReadOptions,
): Promise<Snapshot> {
  const progress = createProgress(writer, process.stderr.isTTY === true && !isDebugging ? 'line' : 'log');
  try {
    return await readLive({
      plan,
      env,
      now,
      timeoutMs,
      finishedSince: null,
      thrifty: false,
      caches: null,
      signal,
      writer,
      progress,
      debug,
      whileWaiting: () => {},
    });
  } finally {
    await progress.clear();
  }
}

/** Today's counts of each person and each team, and who they are. */
export async function measureToday(
  config: Config,
  snapshot: Snapshot,
  now: number,
): Promise<{ measured: Measured; linked: Assessment['linked'] }> {
  const { assess } = await import('../../verdict/assess.ts');
  // Which numbers are allowed makes no difference to what is counted.
  const counting: Config = {
    ...config,
    limits: [
      { per: 'person', max: 0 },
      { per: 'team', max: 0 },
    ],
  };
  const { limits, linked, whole } = assess(planOf(counting, 'the proposed config'), snapshot, now);
  const counts = (per: 'person' | 'team') => limits.filter((limit) => limit.per === per);
  const membersOf = new Map(linked.teams.all.map(({ name, members }) => [name, members.length]));
  return {
    linked,
    measured: {
      people: counts('person').map(({ subject, count }) => ({ name: subject, count })),
      teams: counts('team').map(({ subject, count }) => ({
        name: subject,
        count,
        members: membersOf.get(subject) ?? 0,
      })),
      isWhole: whole.linear && whole.github,
    },
  };
}
