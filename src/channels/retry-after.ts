import * as z from 'zod';

/** Discord says it in the body, too: seconds, with a fraction. */
const bodySchema = z.object({ retry_after: z.number().nonnegative() });

/**
 * After how many milliseconds a server that has too many requests wants to be asked again; null where it does not say.
 * @param header seconds, or a date
 * @param now epoch milliseconds
 */
export function retryAfterMs(header: string | null, body: string, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const parsed = bodySchema.safeParse(parseJson(body));
  return parsed.success ? Math.ceil(parsed.data.retry_after * 1000) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
