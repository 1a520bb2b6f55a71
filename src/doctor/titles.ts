import type { SourceName } from '../model/snapshot.ts';

/** How sentences call the sources. */
export const TITLES: Record<SourceName, string> = { github: 'GitHub', linear: 'Linear' };
