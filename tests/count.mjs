import { existsSync, readFileSync } from 'node:fs';

/** From ctest's summary: "98% tests passed, 2 tests failed out of 100". Without one, nothing ran, which is a failure. */
export function countCtest(output) {
  const found = /(\d+)% tests passed, (\d+) tests? failed out of (\d+)/.exec(output);
  if (!found || found[3] === '0') return { passed: 0, failed: 1 };
  const failed = Number(found[2]);
  return { passed: Number(found[3]) - failed, failed };
}

/** From vitest's JSON report. A file that couldn't be loaded has no tests, and counts as one that failed. */
export function countVitest(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}
