import { createScanner, getNodeValue, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import {
  duplicateKey,
  emptyText,
  MAX_NESTING,
  type ParsedText,
  place,
  type TextProblem,
  tooDeep,
} from './text-problem.ts';

const OPTIONS = { allowTrailingComma: true, allowEmptyContent: true };

const SENTENCES: Record<string, string> = {
  InvalidSymbol: 'this word is not JSON; texts stand in double quotes',
  PropertyNameExpected: 'a key in double quotes was expected here',
  ValueExpected: 'a value was expected here',
  ColonExpected: 'a colon was expected here',
  CommaExpected: 'a comma was expected before this',
  CloseBraceExpected: 'a closing } was expected here',
  CloseBracketExpected: 'a closing ] was expected here',
  EndOfFileExpected: 'the config ends before this, and nothing may follow it',
  UnexpectedEndOfComment: 'this comment is not closed by */',
  UnexpectedEndOfString: 'this text is not closed by a double quote on its line',
  UnexpectedEndOfNumber: 'this number is cut short',
  InvalidUnicode: 'a \\u escape in this text does not have four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash in this text begins no JSON escape; write \\\\ for a backslash',
  InvalidCharacter: 'this text holds a control character; write it as an escape such as \\t',
};

class NestedTooDeep extends Error {}

/**
 * Parses JSON with comments and trailing commas.
 * @param root only duplicate keys inside this top-level key are reported; null for all
 * @returns data, with a problem for each duplicate key; or the first syntax error (the others mostly follow from it)
 */
export function parseJson(content: string, root: string | null = null): ParsedText {
  const found = inspect(content, root);
  if (found.deepAt !== null) return tooDeep(found.deepAt);
  if (found.syntaxError !== null) return { data: undefined, problems: [found.syntaxError] };
  const tree = parseTree(content, [], OPTIONS);
  // getNodeValue makes objects without a prototype, so a key `__proto__` is a key like any other.
  return tree === undefined ? emptyText() : { data: getNodeValue(tree), problems: found.duplicates };
}

/** Whether a package.json has a key `wiplimit`, as far as it can be read: its errors are npm’s business without one. */
export function packageHasConfig(content: string): boolean {
  if (inspect(content, null).deepAt !== null) return false;
  const tree = parseTree(content.replace(/^\uFEFF/, ''), [], OPTIONS);
  return tree?.children?.some((property) => property.children?.[0]?.value === 'wiplimit') ?? false;
}

/** Whether the first thing after white space and comments is a brace. */
export function beginsWithBrace(content: string): boolean {
  const scanner = createScanner(content, true);
  scanner.scan();
  return content[scanner.getTokenOffset()] === '{';
}

interface Inspection {
  duplicates: TextProblem[];
  syntaxError: TextProblem | null;
  /** Where nesting passes the limit; the rest is not looked at then. */
  deepAt: string | null;
}

function inspect(content: string, root: string | null): Inspection {
  const found: Inspection = { duplicates: [], syntaxError: null, deepAt: null };
  const keysOfOpen: Set<string>[] = [];

  const open = (_offset: number, _length: number, line: number, column: number) => {
    keysOfOpen.push(new Set());
    if (keysOfOpen.length <= MAX_NESTING) return;
    found.deepAt = place(line + 1, column + 1);
    throw new NestedTooDeep();
  };
  const close = () => {
    keysOfOpen.pop();
  };
  try {
    visit(
      content,
      {
        onObjectBegin: open,
        onArrayBegin: open,
        onObjectEnd: close,
        onArrayEnd: close,
        onObjectProperty: (key, _offset, _length, line, column, path) => {
          const keys = keysOfOpen.at(-1);
          const isOurs = root === null || (path()[0] ?? key) === root;
          if (keys?.has(key) && isOurs) found.duplicates.push(duplicateKey(place(line + 1, column + 1), key));
          keys?.add(key);
        },
        onError: (code, _offset, _length, line, column) => {
          const message = SENTENCES[printParseErrorCode(code)] ?? 'this is not JSON';
          found.syntaxError ??= { path: place(line + 1, column + 1), message, hint: null };
        },
      },
      OPTIONS,
    );
  } catch (error) {
    if (!(error instanceof NestedTooDeep)) throw error;
  }
  return found;
}
