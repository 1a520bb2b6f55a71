import type { SourceReport } from '../../model/snapshot.ts';
import { causeOf, type SourceError, sourceErrorOf } from '../http/source-error.ts';

/** What went wrong and what is worth knowing while Linear is read; becomes the source's report. */
export class ReadingLog {
  readonly #problems = new Set<string>();
  readonly #notes = new Set<string>();
  #cause: SourceReport['cause'] = null;
  #gaveUp = false;

  /** Something is missing from the reading. A sentence for people; said once however often it is met. */
  problem(sentence: string): void {
    this.#problems.add(sentence);
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  failure(error: SourceError): void {
    this.problem(error.message);
    this.#cause ??= causeOf(error);
    this.#gaveUp = true;
  }

  /**
   * Runs one part of the reading to its end; a part that fails leaves what it has read, and a problem.
   * @throws SourceError of the kind `interrupted`, and whatever is no failure of the source
   */
  async run(part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      const failure = sourceErrorOf(error);
      if (failure === null || failure.kind === 'interrupted') throw error;
      this.failure(failure);
    }
  }

  /** @param readAnything whether anything at all arrived */
  report(scope: Record<string, unknown>, requests: number, readAnything: boolean): SourceReport {
    const status =
      this.#gaveUp && !readAnything ? 'failed' : this.#problems.size > 0 ? 'partial' : 'complete';
    const [problems, notes] = [[...this.#problems], [...this.#notes]];
    return { name: 'linear', status, scope, problems, notes, cause: this.#cause, requests };
  }
}
