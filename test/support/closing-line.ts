import type { Reporter, TestModule } from 'vitest/node';

/** Closes every run with one plain line that a log reader finds: `Tests: 120 passed, 0 failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && module.errors().length > 0,
    ).length;
    const passed = states.filter((state) => state === 'passed').length;
    const failed = states.filter((state) => state === 'failed').length + brokenModules;
    const skipped = states.length - passed - states.filter((state) => state === 'failed').length;
    process.stdout.write(
      `\nTests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
