import type { Finding } from '../../model/doctor.ts';
import type { SourceReport } from '../../model/snapshot.ts';
import { plural } from '../../text/plural.ts';
import type { Facts, SourceProbe } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

/** Whether each source could be reached, and was read whole. What could not carries its remedy in its own words. */
export function checkSources({ assessment: { snapshot }, probes, live }: Facts): Finding[] {
  const findings = snapshot.sources.flatMap((report) => [
    ...problemsOf(
      report,
      probes.find(({ source }) => source === report.name),
    ),
    ...readWhole(report, snapshot.records.filter(({ source }) => source === report.name).length),
  ]);
  if (live) return findings;
  return [
    ...findings,
    hint('snapshot', 'Only a snapshot was looked at.', {
      why: 'Tokens, scopes, rate limits, the network and the clock were not checked.',
      remedy: 'Run wiplimit doctor without --snapshot where the check runs.',
    }),
  ];
}

function problemsOf(
  { name, problems, cause, status }: SourceReport,
  probe: SourceProbe | undefined,
): Finding[] {
  const failure = probe?.failure ?? null;
  // The reading met the same failure, and says it in the same words with more behind them.
  const others = problems.filter((sentence) => failure === null || !sentence.startsWith(failure.message));
  const because = (isCredentials: boolean) => ({ cause: isCredentials ? ('credentials' as const) : null });
  // Where the reading fared better, nothing is missing from the numbers.
  const refused = status === 'complete' ? hint : problem;
  return [
    ...(failure === null ? [] : [refused(`${name}-access`, failure.message, because(failure.isCredentials))]),
    ...others.map((sentence) => problem(`${name}-read`, sentence, because(cause === 'credentials'))),
  ];
}

function readWhole({ name, status, requests }: SourceReport, records: number): Finding[] {
  if (status !== 'complete') return [];
  const how = requests > 0 ? ` with ${plural(requests, 'request')}` : '';
  return [well(`${name}-read`, `${TITLES[name]} was read whole: ${plural(records, 'record')}${how}.`)];
}
