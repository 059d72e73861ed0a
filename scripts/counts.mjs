import { readFileSync } from 'node:fs'

/** How many tests passed and failed, from Vitest's JSON report. A file that cannot be loaded is one failure. */
export function countVitest(file) {
  const { testResults, numPassedTests, numFailedTests, numTotalTests } = read(file)
  const broken = testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0)
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numTotalTests - numPassedTests - numFailedTests,
  }
}

/** The same from Playwright's JSON report. */
export function countPlaywright(file) {
  const { stats, errors } = read(file)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
