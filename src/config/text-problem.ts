/** One thing wrong with the text of a config file. */
export interface TextProblem {
  /** `line 3, column 5`, or '' for the whole file. */
  path: string;
  message: string;
  hint: string | null;
}

/** What a parser made of a text. */
export interface ParsedText {
  /** Undefined when the text could not be parsed; the problems then say why. */
  data: unknown;
  problems: TextProblem[];
}

/** Levels of lists and objects in each other. A config has six at most; hostile nesting exhausts the stack. */
export const MAX_NESTING = 64;

/** A place in a text, both counted from 1. */
export const place = (line: number, column: number): string => `line ${line}, column ${column}`;

/** For a key that stands twice in one object. */
export const duplicateKey = (path: string, key: string): TextProblem => ({
  path,
  message: `the key ${JSON.stringify(key)} stands twice in one object`,
  hint: 'Keep one of the two.',
});

/** For a text without a value. */
export const emptyText = (): ParsedText => ({
  data: undefined,
  problems: [
    {
      path: '',
      message: 'this file is empty',
      hint: 'A first config: {"linear": {"teams": ["PAY"]}, "limits": [{"per": "person", "max": 3}]}',
    },
  ],
});

/** For a text whose values stand deeper in each other than any config needs. */
export const tooDeep = (path: string): ParsedText => ({
  data: undefined,
  problems: [
    { path, message: `lists and objects are nested more than ${MAX_NESTING} levels deep`, hint: null },
  ],
});
