import type * as z from 'zod';

/** What the docs and the JSON Schema say about a key besides its type. */
interface About {
  /** One value as a user would write it; shown in the docs. */
  example: unknown;
  /** The value that holds when the key is left out, where it is one value. */
  default?: unknown;
}

const annotations = (description: string, about: About) => ({
  description,
  ...('default' in about ? { default: about.default } : {}),
  examples: [about.example],
});

/** A key that may be left out, with its documentation. */
export function optional<T extends z.ZodType>(type: T, description: string, about: About): z.ZodOptional<T> {
  return type.optional().meta(annotations(description, about));
}

/** A key that must be there, with its documentation. */
export function required<T extends z.ZodType>(type: T, description: string, about: About): T {
  return type.meta(annotations(description, about));
}
