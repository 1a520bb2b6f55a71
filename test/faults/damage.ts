import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Answer, Damage } from './fault-kind.ts';

const PAUSE_MS = 3;
const NEVER_LONGER = 30_000;
/** Statuses whose reply has no body by definition. */
const BODILESS = new Set([204, 304]);

/** Sends an answer, spoiled as the damage says; one that is to stay unsent keeps its connection open. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  damage: Damage,
): Promise<void> {
  if (damage.hang) return;
  if (damage.reset) {
    request.socket.resetAndDestroy();
    return;
  }
  if (BODILESS.has(status)) {
    response.writeHead(status).end();
    return;
  }
  const bytes = Buffer.from(body);
  if (damage.within) {
    response.writeHead(status, { ...headers, 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => {
      if (damage.within === 'reset') request.socket.destroy();
    });
    return;
  }
  const zipped = damage.gzipCut === true || (bytes.length > NEVER_LONGER && acceptsGzip(request));
  if (zipped) {
    const whole = gzipSync(bytes, { level: 1 });
    const payload = damage.gzipCut ? whole.subarray(0, whole.length >> 1) : whole;
    response.writeHead(status, { ...headers, 'content-encoding': 'gzip', 'content-length': payload.length });
    response.end(payload);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  const size = Math.ceil(bytes.length / (damage.parts ?? 1)) || 1;
  for (let from = 0; from + size < bytes.length; from += size) {
    response.write(bytes.subarray(from, from + size));
    await pause(PAUSE_MS);
  }
  response.end(bytes.subarray(Math.max(0, Math.ceil(bytes.length / size) - 1) * size));
}

const acceptsGzip = (request: IncomingMessage) =>
  /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
