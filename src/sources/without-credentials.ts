import type { SourceName, SourceReport } from '../model/snapshot.ts';
import { VENDORS } from './http/vendor.ts';
import type { Reading } from './source.ts';

/** The reading of a source that was not asked, because nobody says as whom. */
export function withoutCredentials(name: SourceName, scope: SourceReport['scope']): Reading {
  const report: SourceReport = {
    name,
    status: 'failed',
    scope,
    problems: [VENDORS[name].noCredentials],
    notes: [],
    cause: 'credentials',
    requests: 0,
  };
  return { report, teams: [], people: [], records: [] };
}
