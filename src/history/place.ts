import type { Backend } from './backend.ts';
import type { Database } from './tables.ts';

/** A database, its kind, and how people know it. */
export interface Place {
  db: Database;
  kind: Backend['kind'];
  where: string;
}
