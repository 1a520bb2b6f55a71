import type { Claims, Post } from './history.ts';
import { HistoryError } from './history-error.ts';
import type { Place } from './place.ts';
import { parseRows, postRow } from './rows.ts';

/** How often a claim is tried while others take the post and give it back. */
const TRIES = 5;

/** Inserts the claim where there is none; the database decides who was first. */
export async function claimPost(
  { db, where }: Place,
  { series, channel, day }: Post,
  now: number,
): ReturnType<Claims['claim']> {
  for (let tries = 0; tries < TRIES; tries++) {
    const inserted = await db
      .insertInto('wiplimit_posts')
      .values({ series, channel, day, state: 'claimed', at: now })
      .onConflict((conflict) => conflict.columns(['series', 'channel', 'day']).doNothing())
      .returning('day')
      .execute();
    if (inserted.length > 0) return null;
    const rows = await db
      .selectFrom('wiplimit_posts')
      .select(['state', 'at'])
      .where('series', '=', series)
      .where('channel', '=', channel)
      .where('day', '=', day)
      .execute();
    const [standing] = parseRows(postRow, rows, where);
    // None: it was given back meanwhile.
    if (standing !== undefined) return standing;
  }
  throw new HistoryError(
    `Others claim the post of ${day} to ${channel} in the history in ${where} and give it back again and again, so nobody knows whose it is. Run again in a moment.`,
  );
}

/** A post that was sent is never given back. */
export async function settlePost(
  { db }: Place,
  { series, channel, day }: Post,
  state: Parameters<Claims['settle']>[1],
  now: number,
): Promise<void> {
  if (state === null) {
    await db
      .deleteFrom('wiplimit_posts')
      .where('series', '=', series)
      .where('channel', '=', channel)
      .where('day', '=', day)
      .where('state', '<>', 'sent')
      .execute();
    return;
  }
  await db
    .insertInto('wiplimit_posts')
    .values({ series, channel, day, state, at: now })
    .onConflict((conflict) => conflict.columns(['series', 'channel', 'day']).doUpdateSet({ state, at: now }))
    .execute();
}
