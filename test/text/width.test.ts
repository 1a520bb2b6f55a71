import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { pad, splitAtWidth, truncate, visibleWidth } from '../../src/text/width.ts';

/** Where terminals and string-width differ. */
const AM = /[\u0e33\u0eb3]/u;

describe('width', () => {
  it('measures as string-width does, whatever the script', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !AM.test(text)),
        (text) => {
          expect(visibleWidth(text)).toBe(stringWidth(text));
        },
      ),
    );
    for (let code = 0x20; code <= 0xffff; code += 1) {
      if ((code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff)) continue;
      const text = `x${String.fromCharCode(code)}x`;
      if (!AM.test(text) && visibleWidth(text) !== stringWidth(text)) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it('gives the Thai am the column that terminals give it', () => {
    expect(visibleWidth('ชำระ')).toBe(4);
    expect(truncate('ชำระเงิน', 3)).toBe('ชำ…');
  });

  it('never cuts a grapheme, never exceeds the columns, and loses nothing in a split', () => {
    const anything = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(anything, fc.nat(40), (text, columns) => {
        const { head, rest } = splitAtWidth(text, columns);
        expect(head + rest).toBe(text);
        expect(visibleWidth(truncate(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
    expect(truncate('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
    expect(truncate('cafe\u0301 au lait', 5)).toBe('cafe\u0301…');
  });

  it('leaves what fits alone, and says with an ellipsis that there is more', () => {
    expect(truncate('Retry payments', 14)).toBe('Retry payments');
    expect(truncate('Retry payments', 13)).toBe('Retry paymen…');
    expect(truncate('Retry payments', 7)).toBe('Retry…');
    expect(truncate('支払い', 5)).toBe('支払…');
    expect(truncate('支払い', 0)).toBe('');
  });

  it('pads by columns, not by characters', () => {
    expect(pad('支払', 6)).toBe('支払  ');
    expect(pad('9', 3, 'right')).toBe('  9');
    expect(pad('long enough', 3)).toBe('long enough');
  });
});
