import type { Finding } from '../../model/doctor.ts';
import type { SourceReport } from '../../model/snapshot.ts';
import { plural } from '../../text/plural.ts';
import type { Facts, SourceProbe } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';
import { TITLES } from '../titles.ts';
import { groupByRemedy } from './group-by-remedy.ts';

/** A proxy variable that cannot be used is told by itself, once for all sources. */
const OF_THE_PROXY_VARIABLE = /^HTTPS_PROXY or HTTP_PROXY /;

/** Whether each source could be reached, and was read whole. What could not carries its remedy in its own words. */
export function checkSources({ assessment: { snapshot }, probes, program, live }: Facts): Finding[] {
  const findings = snapshot.sources.flatMap((report) => [
    ...problemsOf(
      report,
      probes.find(({ source }) => source === report.name),
    ).filter(({ message }) => program.proxyFault === null || !OF_THE_PROXY_VARIABLE.test(message)),
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
    ...groupByRemedy(TITLES[name], others).map(({ message, remedy, entries }) =>
      problem(`${name}-read`, message, { remedy, entries, ...because(cause === 'credentials') }),
    ),
  ];
}

function readWhole({ name, status, requests }: SourceReport, records: number): Finding[] {
  if (status !== 'complete') return [];
  const how = requests > 0 ? ` with ${plural(requests, 'request')}` : '';
  return [well(`${name}-read`, `${TITLES[name]} was read whole: ${plural(records, 'record')}${how}.`)];
}
