export interface Deadline {
  /** Aborts with the outer signal's reason, or with a TimeoutError. */
  signal: AbortSignal;
  /** Stops the clock. */
  clear(): void;
}

/**
 * A signal that aborts with another one, or after a time. Its own timer, since Node 20 may collect an
 * `AbortSignal.timeout` that only `AbortSignal.any` refers to, and then nothing ever ends.
 */
export function startDeadline(outer: AbortSignal, milliseconds: number): Deadline {
  const controller = new AbortController();
  const onOuter = () => controller.abort(outer.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException('The time is over.', 'TimeoutError')),
    Math.ceil(milliseconds),
  );
  // A run that is done early does not wait for its deadline.
  timer.unref();
  if (outer.aborted) onOuter();
  else outer.addEventListener('abort', onOuter, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      outer.removeEventListener('abort', onOuter);
    },
  };
}
