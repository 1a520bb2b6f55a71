import type { Verdict } from '../../model/verdict.ts';
import type { Reporter } from '../reporter.ts';
import { type Family, familyText } from './family.ts';
import { limitFamilies } from './limits.ts';
import { workFamilies } from './work.ts';

const OUTCOMES: readonly Verdict['outcome'][] = ['within', 'over', 'incomplete'];

/**
 * Gauges in the text format that both OpenMetrics and Prometheus read, for a textfile collector or a scrape. Without
 * timestamps on the samples, which collectors refuse. Nobody is named unless `people` asks for it.
 */
export const openmetrics: Reporter = (verdict, { people }) =>
  `${[...workFamilies(verdict), ...limitFamilies(verdict, people === true), ...runFamilies(verdict)]
    .map(familyText)
    .join('')}# EOF\n`;

function runFamilies({ outcome, warnings, sources, asOf }: Verdict): Family[] {
  return [
    {
      name: 'wiplimit_outcome',
      help: 'The outcome of the check: 1 for the one it had.',
      samples: OUTCOMES.map((name) => ({ labels: { outcome: name }, value: name === outcome ? 1 : 0 })),
    },
    {
      name: 'wiplimit_warnings',
      help: 'Warnings of the check.',
      samples: [{ labels: {}, value: warnings.length }],
    },
    {
      name: 'wiplimit_source_complete',
      help: 'Whether a source was read whole.',
      samples: sources.map(({ name, status }) => ({
        labels: { source: name },
        value: status === 'complete' ? 1 : 0,
      })),
    },
    {
      name: 'wiplimit_source_records',
      help: 'Records that a source gave.',
      samples: sources.map(({ name, records }) => ({ labels: { source: name }, value: records })),
    },
    {
      name: 'wiplimit_as_of_timestamp_seconds',
      help: 'The moment that was judged.',
      samples: [{ labels: {}, value: Date.parse(asOf) / 1000 }],
    },
  ];
}
