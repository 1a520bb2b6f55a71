import { expect } from 'vitest';
import type { Config } from '../../src/config/schema.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import type { Facts, SourceProbe } from '../../src/doctor/facts.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { type DoctorAnswer, doctorSchema, type Finding } from '../../src/model/doctor.ts';
import { assess } from '../../src/verdict/assess.ts';
import { NOW, plan, snapshot } from '../support/builders.ts';

type Draft = Parameters<typeof snapshot>[0];

/** A vendor that answered, and has nothing to remark. */
export function probe(more: Partial<SourceProbe> = {}): SourceProbe {
  return {
    source: 'github',
    tokenFrom: 'GH_TOKEN',
    tokenKind: 'classic',
    failure: null,
    viewer: 'ada-l',
    scopes: null,
    hiddenOrganizations: 0,
    quotas: [],
    usedUpUntil: null,
    clockAheadMs: 0,
    ...more,
  };
}

/** Whose messages say what to do: sentences of sources and of the history, which the manual names. */
const IN_THE_MESSAGE = /^(github|linear)-(access|read)$|^history$/;

/** What leaves a reader without a next step. */
export const withoutRemedy = (findings: readonly Finding[]): Finding[] =>
  findings.filter(
    ({ level, remedy, check }) => level !== 'well' && remedy === null && !IN_THE_MESSAGE.test(check),
  );

/** Both sources asked, nothing unknown, on a machine that is fine; unless told otherwise. */
export function diagnosed(
  config: Config,
  draft: Draft,
  more: Partial<Omit<Facts, 'assessment'>> & { counts?: Baseline } = {},
): DoctorAnswer & { found(check: string): Finding[] } {
  const { counts, ...facts } = more;
  const answer = diagnose({
    assessment: assess(plan(config), snapshot(draft), Date.parse(NOW), counts),
    asked: ['github', 'linear'],
    live: true,
    program: { node: '20.19.0', proxy: null, proxyFault: null, proxyIgnored: false, fixedNow: null },
    probes: [],
    accounts: { unknownLogins: [], unknownEmails: [], inactiveEmails: [] },
    startedStates: null,
    channels: [],
    history: null,
    baseline: { file: '.wiplimit-baseline.json', isNamed: false, exists: false, keys: [] },
    ...facts,
  });
  expect(withoutRemedy(answer.findings)).toEqual([]);
  return {
    ...doctorSchema.parse(answer),
    found: (check) => answer.findings.filter((finding) => finding.check === check),
  };
}
