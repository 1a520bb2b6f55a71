import { CST, type Document, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import { sanitiseLine } from '../text/sanitise.ts';
import {
  duplicateKey,
  emptyText,
  MAX_NESTING,
  type ParsedText,
  place,
  type TextProblem,
  tooDeep,
} from './text-problem.ts';

/** A config reuses a list of labels now and then; hundreds of references are an attack. */
const MAX_ALIASES = 50;

const tooManyReferences: TextProblem = {
  path: '',
  message: `the YAML references (*name) in this file stand for more than ${MAX_ALIASES} copies`,
  hint: 'Write the values out.',
};

/**
 * Parses one YAML document by the core schema: dates stay text, tags other than the core ones are refused.
 * @returns data, with a problem for each duplicate key; or the syntax errors
 */
export function parseYaml(content: string): ParsedText {
  const deepLine = lineNestedTooDeep(content);
  if (deepLine !== null) return tooDeep(`line ${deepLine}`);
  const lines = new LineCounter();
  const document = parseDocument(content, {
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return place(Math.max(line, 1), Math.max(col, 1));
  };

  const isDuplicate = ({ code }: { code: string }) => code === 'DUPLICATE_KEY';
  const duplicates = document.errors
    .filter(isDuplicate)
    .map(({ pos }) => duplicateKey(at(pos[0]), keyAt(content, pos[0])));
  // The first syntax error only: the others mostly follow from it. Warnings are about tags and directives.
  const errors = [
    ...document.errors.filter((error) => !isDuplicate(error)).slice(0, 1),
    ...document.warnings,
  ].map(({ code, message, pos }): TextProblem => ({ path: at(pos[0]), ...sentence(code, message) }));
  errors.push(...aliasProblems(document, at));
  if (errors.length > 0) return { data: undefined, problems: [...errors, ...duplicates] };
  const data = expand(document);
  if (data === undefined) return { data: undefined, problems: [tooManyReferences, ...duplicates] };
  return data === null ? emptyText() : { data, problems: duplicates };
}

/** The data with its references followed; undefined when that multiplies it (a "billion laughs"). */
function expand(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Some reasons quote the text, at any length. */
const MAX_REASON = 120;

function sentence(code: string, message: string): Pick<TextProblem, 'message' | 'hint'> {
  if (code === 'MULTIPLE_DOCS') {
    return {
      message: 'a second YAML document begins here',
      hint: 'A config is one document: remove the line ---.',
    };
  }
  if (code === 'TAG_RESOLVE_FAILED') {
    const tag = message.replace(/^[^:]*:\s*/, '').replace('tag:yaml.org,2002:', '!!');
    return { message: `the YAML tag ${tag} is not allowed: a config is plain data`, hint: 'Remove the tag.' };
  }
  if (code === 'TAB_AS_INDENT')
    return { message: 'this line is indented by a tab', hint: 'YAML is indented by spaces.' };
  const reason = sanitiseLine(message).slice(0, MAX_REASON);
  return { message: `this is not YAML: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`, hint: null };
}

const keyAt = (content: string, offset: number): string =>
  /^(?:"([^"\n]*)"|'([^'\n]*)'|([^:\n]*?)\s*:)/
    .exec(content.slice(offset, offset + 200))
    ?.slice(1)
    .find((key) => key !== undefined) ?? '';

/** References that lead nowhere, to themselves, or that are too many to be meant well. */
function aliasProblems(document: Document, at: (offset: number) => string): TextProblem[] {
  const problems: TextProblem[] = [];
  let aliases = 0;
  visit(document, {
    Alias: (_key, alias, ancestors) => {
      aliases += 1;
      const where = at(alias.range?.[0] ?? 0);
      const target = alias.resolve(document);
      if (target === undefined) {
        problems.push({
          path: where,
          message: `*${alias.source} refers to an anchor that is not defined before it`,
          hint: null,
        });
      } else if (ancestors.includes(target)) {
        problems.push({ path: where, message: `*${alias.source} refers to what contains it`, hint: null });
      }
    },
  });
  if (aliases > MAX_ALIASES) {
    problems.push(tooManyReferences);
  }
  return problems;
}

/** The line at which nesting passes the limit, found without recursion; null when it never does. */
function lineNestedTooDeep(content: string): number | null {
  let line = 1;
  let brackets = 0;
  let columns = 0;
  let atLineStart = true;
  for (const token of new Lexer().lex(content)) {
    const type = CST.tokenType(token);
    if (type === 'newline') {
      columns = 0;
    } else if (type === 'space') {
      if (atLineStart) columns += token.length;
    } else if (type === 'flow-seq-start' || type === 'flow-map-start') {
      brackets += 1;
    } else if (type === 'flow-seq-end' || type === 'flow-map-end') {
      brackets -= 1;
    } else if (type === 'seq-item-ind' || type === 'explicit-key-ind') {
      columns += 2;
    }
    // A level of blocks takes at least one column of indentation.
    if (brackets > MAX_NESTING || columns > 4 * MAX_NESTING) return line;
    line += token.split('\n').length - 1;
    atLineStart = type === 'newline';
  }
  return null;
}
