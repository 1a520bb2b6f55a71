import { GithubError } from './errors.ts';

/** A parsed search: juxtaposition and AND are `all`, OR is `any`, NOT and a leading `-` are `not`. */
export type Expression = { kind: 'all' | 'any'; of: Expression[] } | { kind: 'not'; of: Expression } | Term;

/** `label:"a b",c` is key `label`, values `a b` and `c`; a bare word has no key. */
export interface Term {
  kind: 'term';
  key: string | null;
  values: string[];
}

export interface SearchQuery {
  expression: Expression;
  /** `sort:created-asc` → field and direction; default newest first. */
  sort: { field: 'created' | 'updated'; ascending: boolean };
}

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { negated: boolean; term: Term };

const OPERATORS = new Set(['AND', 'OR', 'NOT']);
/** A parenthesis, or a run of characters in which double quotes protect spaces and parentheses. */
const LEXEMES = /[()]|(?:"[^"]*"?|[^\s()"])+/g;

function unquote(text: string): string {
  return text.replaceAll('"', '');
}

function toToken(lexeme: string): Token {
  if (lexeme === '(' || lexeme === ')') return lexeme;
  if (OPERATORS.has(lexeme)) return lexeme as 'AND' | 'OR' | 'NOT';
  const qualifier = /^(-?)([a-zA-Z][\w-]*):(.+)$/.exec(lexeme);
  if (!qualifier) {
    const negated = lexeme.startsWith('-') && lexeme.length > 1;
    return {
      negated,
      term: { kind: 'term', key: null, values: [unquote(negated ? lexeme.slice(1) : lexeme)] },
    };
  }
  const values = (qualifier[3] ?? '').match(/(?:"[^"]*"?|[^,"])+/g) ?? [];
  const key = (qualifier[2] ?? '').toLowerCase();
  return { negated: qualifier[1] === '-', term: { kind: 'term', key, values: values.map(unquote) } };
}

function refuse(message: string): GithubError {
  return new GithubError('UNPROCESSABLE', `Validation Failed: ${message}`);
}

function checkLimits(tokens: Token[]): void {
  const operators = tokens.filter((token) => typeof token === 'string' && OPERATORS.has(token));
  if (operators.length > 5) throw refuse('More than five AND / OR / NOT operators were used.');
  const terms = tokens.flatMap((token) => (typeof token === 'string' ? [] : [token]));
  const words = terms.filter(({ term }) => term.key === null).map(({ term }) => term.values.join());
  if (words.join(' ').length > 256) throw refuse('The search is longer than 256 characters.');
  const scopes = terms.filter(({ negated, term }) => !negated && /^(?:org|repo|user)$/.test(term.key ?? ''));
  if (scopes.length > 1) throw refuse('A search takes one org:, user: or repo: qualifier.');
}

/**
 * Parses GitHub's issue search language.
 * @throws GithubError UNPROCESSABLE past its limits (5 operators, 256 characters of text, one owner or repository, 5
 * levels of parentheses) or when parentheses do not pair
 */
export function parseSearch(text: string): SearchQuery {
  const sort: SearchQuery['sort'] = { field: 'created', ascending: false };
  const tokens = (text.match(LEXEMES) ?? []).map(toToken).filter((token) => {
    if (typeof token === 'string' || token.term.key !== 'sort') return true;
    const [field, direction] = (token.term.values[0] ?? '').split('-');
    if (field === 'updated' || field === 'created') sort.field = field;
    sort.ascending = direction === 'asc';
    return false;
  });
  checkLimits(tokens);
  let position = 0;

  function any(depth: number): Expression {
    const of = [all(depth)];
    while (tokens[position] === 'OR') {
      position += 1;
      of.push(all(depth));
    }
    return of.length === 1 && of[0] ? of[0] : { kind: 'any', of };
  }

  function all(depth: number): Expression {
    const of: Expression[] = [];
    for (
      let token = tokens[position];
      token !== undefined && token !== ')' && token !== 'OR';
      token = tokens[position]
    ) {
      if (token === 'AND') position += 1;
      else of.push(one(depth));
    }
    return of.length === 1 && of[0] ? of[0] : { kind: 'all', of };
  }

  function one(depth: number): Expression {
    const token = tokens[position];
    position += 1;
    if (token === 'NOT') return { kind: 'not', of: one(depth) };
    if (token === '(') {
      if (depth === 5) throw refuse('Parentheses are nested more than five levels deep.');
      const inner = any(depth + 1);
      if (tokens[position] !== ')') throw refuse('A parenthesis is not closed.');
      position += 1;
      return inner;
    }
    if (token === undefined || typeof token === 'string')
      throw refuse('An operator stands where a term should.');
    return token.negated ? { kind: 'not', of: token.term } : token.term;
  }

  const expression = any(0);
  if (position < tokens.length) throw refuse('A parenthesis is closed that was never opened.');
  return { expression, sort };
}

/** Whether an expression uses what only the advanced search understands. */
export function usesOperators(text: string): boolean {
  return (text.match(LEXEMES) ?? []).some(
    (lexeme) => OPERATORS.has(lexeme) || lexeme === '(' || lexeme === ')',
  );
}

/** Turns an expression into one predicate, given the meaning of a single value of a key. */
export function compile<T>(
  expression: Expression,
  meaning: (key: string | null, value: string) => (entry: T) => boolean,
): (entry: T) => boolean {
  switch (expression.kind) {
    case 'not': {
      const inner = compile(expression.of, meaning);
      return (entry) => !inner(entry);
    }
    case 'term': {
      const alternatives = expression.values.map((value) => meaning(expression.key, value));
      return (entry) => alternatives.some((alternative) => alternative(entry));
    }
    default: {
      const parts = expression.of.map((part) => compile(part, meaning));
      return expression.kind === 'all'
        ? (entry) => parts.every((part) => part(entry))
        : (entry) => parts.some((part) => part(entry));
    }
  }
}
