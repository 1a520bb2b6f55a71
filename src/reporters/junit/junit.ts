import exported, { type Builder } from 'junit-report-builder';
import { xmlText } from '../../text/escape/xml.ts';
import type { Reporter } from '../reporter.ts';
import { viewOf } from '../view.ts';
import type { Case, Suite } from './case.ts';
import { suitesOf } from './suites.ts';

/** Its types tell of a default export inside the module; the module itself is the builder. */
const builder = exported as unknown as Builder;

/**
 * The verdict as a JUnit report: a suite for each kind of limit, for ageing, and for what the counts rest on. A failure
 * is a breach of level `error`, an error is what could not be proven; what only warns passes and says so in its
 * output, so that a build fails exactly when `check` does. Without times and host names: the same verdict gives the
 * same bytes.
 */
export const junit: Reporter = (verdict) => {
  const report = builder.newBuilder().name('wiplimit');
  for (const suite of suitesOf(viewOf(verdict))) addSuite(report, suite);
  return `${report.build()}\n`;
};

function addSuite(report: Builder, { name, cases }: Suite): void {
  if (cases.length === 0) return;
  const suite = report.testSuite().name(xmlText(name));
  for (const { name: title, result, message, type } of unique(cases)) {
    const test = suite
      .testCase()
      .className(xmlText(`wiplimit.${name}`))
      .name(xmlText(title));
    const text = xmlText(message);
    if (result === 'failure') test.failure(text, type);
    else if (result === 'error') test.error(text, type);
    else if (text !== '') test.standardOutput(text);
  }
}

/** Readers of JUnit take two cases of the same name for one; the later ones get a number. */
function unique(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((each) => {
    const count = (seen.get(each.name) ?? 0) + 1;
    seen.set(each.name, count);
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
  });
}
