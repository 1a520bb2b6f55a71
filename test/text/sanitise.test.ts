import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseJson, sanitiseLine, sanitiseText } from '../../src/text/sanitise.ts';

describe('text from outside is cleaned where it enters', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred\u001b[0m', 'a[31mred[0m'],
    ['a C1 control', 'a\u009b31mb', 'a31mb'],
    ['a right-to-left override', 'gpj\u202eexe.txt', 'gpjexe.txt'],
    ['zero-width characters', 'P\u200bAY\u2060-1\ufeff2', 'PAY-12'],
    ['tag characters', 'ok\u{e0068}\u{e0069}\u{e007f}', 'ok'],
    ['a lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['line breaks of every kind', 'a\r\nb\rc\u2028d\u0085e', 'a b c d e'],
    ['tabs and runs of white space', '  a\t\t b  ', 'a b'],
  ])('%s', (_, dirty, clean) => {
    expect(sanitiseLine(dirty)).toBe(clean);
  });

  it('keeps an emoji that is joined from several, and letters of every script', () => {
    for (const text of ['👩‍👩‍👧‍👦 family', '🏳️‍🌈', '👍🏽', 'नमस्ते', 'שלום', 'ภาษาไทย', '日本語'])
      expect(sanitiseLine(text)).toBe(text);
  });

  it('drops a joiner that joins nothing', () => {
    expect(sanitiseLine('a\u200db 👍\u200dx')).toBe('ab 👍x');
  });

  it('keeps the lines of a body, and of nothing else', () => {
    expect(sanitiseJson({ body: 'a\r\nb\u0007', title: 'a\r\nb', list: [{ name: 'x\u200b' }] })).toEqual({
      body: 'a\nb',
      title: 'a b',
      list: [{ name: 'x' }],
    });
  });

  it('keeps the order of keys and any key, and leaves what it was given as it was', () => {
    const given: unknown = JSON.parse(
      '{"a": "x\\u200b", "__proto__": {"b": "y\\u200b"}, "c": ["z", "q\\u200b"]}',
    );
    const before = JSON.stringify(given);
    expect(JSON.stringify(sanitiseJson(given))).toBe('{"a":"x","__proto__":{"b":"y"},"c":["z","q"]}');
    expect(JSON.stringify(given)).toBe(before);
  });

  it('leaves no control character, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = sanitiseText(text);
        expect(clean).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/,
        );
        expect(clean.isWellFormed()).toBe(true);
        expect(sanitiseText(clean)).toBe(clean);
        expect(sanitiseLine(sanitiseLine(text))).toBe(sanitiseLine(text));
      }),
    );
  });
});
