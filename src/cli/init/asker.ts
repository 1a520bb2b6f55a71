/** One of a list to choose from. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/**
 * Whoever answers the questions: a person at a terminal, or nobody, and then every proposal holds.
 * Each question throws `Interrupted` where the person stops.
 */
export interface Asker {
  /** Whether a person is asked. */
  isAsking: boolean;
  several(question: { message: string; choices: Choice[]; proposed: string[] }): Promise<string[]>;
  one(question: { message: string; choices: Choice[]; proposed: string }): Promise<string>;
  yes(question: { message: string; proposed: boolean }): Promise<boolean>;
  number(question: { message: string; proposed: number }): Promise<number>;
  /** Says something, under a heading where there is one. */
  tell(text: string, heading?: string): Promise<void>;
}
