/** The history could not be opened, read or written: a sentence for people, with what to do next. Never a password. */
export class HistoryError extends Error {
  override name = 'HistoryError';
}
