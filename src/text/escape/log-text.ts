/** GitHub's runner obeys `##[…]` wherever it stands in a line, so the two are parted. */
export const partOldCommands = (text: string): string => text.replace(/##(?=\[)/g, '## ');

/**
 * Lines of a log of GitHub Actions, which the runner only shows: it would obey `::…` at the start of a line, behind
 * white space too, and `##[…]` anywhere. Everything else stays as it is.
 */
export const logText = (text: string): string =>
  partOldCommands(text).replace(/^((?:[^\S\r\n]|\u0085)*):(?=:)/gm, '$1: ');

/** The same for JSON, as the same data: there a line can start with neither, and a string may hold `##[…]`. */
export const logJson = (json: string): string => json.replace(/#(?=#\[)/g, '\\u0023');
