import { type RawBuilder, sql } from 'kysely';
import type { Backend } from './backend.ts';

/**
 * The rows of a group as one JSON text, `[["PAY-1",4],…]`, in the order of a column: a driver hands over hundreds of
 * thousands of rows ten times as slowly as the same in a few long texts.
 */
export function packed(kind: Backend['kind'], columns: readonly string[]): RawBuilder<string> {
  const row = sql.join(columns.map((column) => sql.ref(column)));
  return kind === 'sqlite'
    ? sql<string>`json_group_array(json_array(${row}) order by position)`
    : sql<string>`json_agg(json_build_array(${row}) order by position)::text`;
}

/** The rows in such texts as objects again. */
export function unpack(texts: readonly { rows: string }[], columns: readonly string[]): unknown[] {
  return texts.flatMap((text) => {
    const rows: unknown[][] = JSON.parse(text.rows);
    return rows.map((values) => Object.fromEntries(columns.map((column, at) => [column, values[at]])));
  });
}
