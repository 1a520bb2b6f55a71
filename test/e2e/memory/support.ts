import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { linearIssue } from '../../support/builders.ts';
import { type Folder, folder, type Run, type RunOptions, runBin } from '../support/run-bin.ts';

export const MONDAY = '2026-11-16';
export const TUESDAY = '2026-11-17';
export const WEDNESDAY = '2026-11-18';

/** Two in Payments, one in Platform; names that no other text holds by chance. */
export const CONFIG = {
  linear: { teams: ['PAY', 'PLT'] },
  people: ['Ottoline', 'Barnaby', 'Cosima'].map((name) => ({
    name,
    linear: `${name.toLowerCase()}@acme.com`,
    slack: `U0${name.toUpperCase()}`,
  })),
  teams: [
    { name: 'Payments', people: ['Ottoline', 'Barnaby'], linear: ['PAY'] },
    { name: 'Platform', people: ['Cosima'], linear: ['PLT'] },
  ],
  limits: [
    { per: 'person', max: 1 },
    { per: 'team', max: 3 },
  ],
};
export const HISTORY = 'sqlite:memory/history.db';
export const ANYBODY = /ottoline|barnaby|cosima/i;

type Draft = Partial<Parameters<typeof linearIssue>[0]>;

export const inFlight = (id: string, who: string, more: Draft = {}) =>
  linearIssue({
    id,
    title: `Rework of ${id}`,
    assignees: [`${who.toLowerCase()}@acme.com`],
    createdAt: '2026-11-10T09:00:00Z',
    startedAt: '2026-11-12T09:00:00Z',
    updatedAt: '2026-11-13T09:00:00Z',
    ...more,
  });
const done = (id: string, who: string) =>
  inFlight(id, who, { state: 'Done', stateType: 'completed', finishedAt: '2026-11-16T15:00:00Z' });
const putBack = (id: string, who: string) =>
  inFlight(id, who, { state: 'Todo', stateType: 'unstarted', startedAt: null });

/** What Linear held at 7:45 UTC of a day. */
export const snapshotOf = (day: string, records: object[], source: object = { status: 'complete' }) => ({
  schemaVersion: 1,
  takenAt: `${day}T07:45:00Z`,
  sources: [{ name: 'linear', ...source }],
  teams: [
    { source: 'linear', key: 'PAY', name: 'Payments', members: [] },
    { source: 'linear', key: 'PLT', name: 'Platform', members: [] },
  ],
  people: [],
  records,
});
export const PARTIAL = { status: 'partial', problems: ['PLT was cut off'] };

/** Ottoline is over on Monday; on Tuesday she is not, and Barnaby is. */
const WEEK = {
  'mon.json': snapshotOf(MONDAY, [
    inFlight('PAY-1', 'Ottoline'),
    inFlight('PAY-2', 'Ottoline'),
    inFlight('PAY-3', 'Barnaby'),
    inFlight('PLT-1', 'Cosima'),
  ]),
  'tue.json': snapshotOf(TUESDAY, [
    inFlight('PAY-1', 'Ottoline'),
    putBack('PAY-2', 'Ottoline'),
    inFlight('PAY-3', 'Barnaby'),
    inFlight('PAY-4', 'Barnaby'),
    done('PLT-1', 'Cosima'),
  ]),
  'calm.json': snapshotOf(TUESDAY, [inFlight('PAY-1', 'Ottoline'), inFlight('PAY-3', 'Barnaby')]),
};

export interface Place extends Folder {
  run(args: string, options?: Partial<RunOptions>): Promise<Run>;
}

/** A repository with a week's snapshots, gone when the test is. Arguments are words with a space between. */
export async function place(config: object, files: Record<string, unknown> = {}): Promise<Place> {
  const home = await folder({ '.wiplimitrc.json': config, ...WEEK, ...files });
  onTestFinished(() => home.remove());
  return {
    ...home,
    run: (args, options = {}) => runBin(args.split(' '), { cwd: home.path, ...options }),
  };
}

/** Whatever lies in a folder and below, as text, whatever it is. */
export function allBytes(directory: string): string {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
