import type { Reporter } from '../reporter.ts';

/** The verdict as it is, for other programs; docs describe it and the package publishes its JSON Schema. */
export const json: Reporter = (verdict) => `${JSON.stringify(verdict, null, 2)}\n`;
