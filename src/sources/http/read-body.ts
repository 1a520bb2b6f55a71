/** The body is longer than any reply that was asked for. */
export class BodyTooLong extends Error {}

/**
 * Reads a body as text, decoded from its compression, as it comes.
 * @param maxBytes decoded; what is longer is not read on
 * @throws BodyTooLong, or what the connection threw
 */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream, so the rest is neither sent nor unpacked.
    if (bytes > maxBytes) throw new BodyTooLong();
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}
