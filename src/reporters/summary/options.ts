import type { ReporterOptions } from '../reporter.ts';
import type { SummaryRequest } from './summary.ts';

/** What a reporter of the summary may be told. */
export type SummaryOptions = Pick<ReporterOptions, 'link' | 'mentions'>;

export const requestOf = ({ link, mentions }: SummaryOptions): SummaryRequest => ({
  link: link ?? null,
  mentions: mentions ?? new Map(),
});
