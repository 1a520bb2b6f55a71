import { labelValue } from '../../text/escape/openmetrics.ts';

type Labels = Record<string, string>;

/** One number of a gauge, with what tells it apart. */
export interface Sample {
  labels: Labels;
  value: number;
}

/** A gauge with its help text and samples. */
export interface Family {
  name: string;
  help: string;
  samples: readonly Sample[];
}

/**
 * A gauge in the text format of OpenMetrics and Prometheus. Of samples with the same labels the first stays: a
 * collector refuses the whole file otherwise. Nothing at all without samples.
 */
export function familyText({ name, help, samples }: Family): string {
  const lines = new Map<string, string>();
  for (const { labels, value } of samples) {
    const series = `${name}${labelText(labels)}`;
    if (!lines.has(series)) lines.set(series, `${series} ${value}\n`);
  }
  if (lines.size === 0) return '';
  return [`# HELP ${name} ${help}\n`, `# TYPE ${name} gauge\n`, ...lines.values()].join('');
}

function labelText(labels: Labels): string {
  const written = Object.entries(labels).map(([name, value]) => `${name}="${labelValue(value)}"`);
  return written.length === 0 ? '' : `{${written.join(',')}}`;
}
