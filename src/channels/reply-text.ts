import { sanitiseLine } from '../text/sanitise.ts';
import { truncate } from '../text/width.ts';

const MOST_BYTES = 65_536;
const MOST_COLUMNS = 160;

/**
 * The start of a reply's body, as far as anybody needs it. What a reply says never decides alone, so one that breaks
 * off is as good as its beginning.
 */
export async function startOfBody(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      text += decoder.decode(chunk, { stream: true });
      // Leaving the loop cancels the stream: an endless body is not read on.
      if (bytes >= MOST_BYTES) break;
    }
  } catch {
    return text;
  }
  return text;
}

/**
 * What a server answered, for a sentence: `HTTP 404: "no_service"`.
 * @param hide takes the webhook's address out
 */
export function answerWords(status: number, body: string, hide: (text: string) => string): string {
  if (/^\s*</.test(body)) return `HTTP ${status} and a page of HTML`;
  // Cleaned before it is hidden: without its invisible characters a text may spell what it did not before.
  const words = truncate(hide(sanitiseLine(body)), MOST_COLUMNS);
  return words === '' ? `HTTP ${status}` : `HTTP ${status}: "${words}"`;
}
