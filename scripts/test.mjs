// npm test: run every check, go on after a failure, and end with `N passed, N failed`.
// With arguments it runs the steps that are named; what follows the names goes to the last of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.mjs'
import { countPlaywright, countVitest } from './counts.mjs'
import { ensureFirefox } from './firefox.mjs'
import { ensureChineseFont } from './fonts.mjs'
import { ensureInstalled } from './install.mjs'
import { root, run, siteNode } from './process.mjs'

if (!process.stdout.isTTY) process.env.NO_COLOR = '1'

const minute = 60_000
const start = Date.now()
const deadline = start + 19 * minute // CI gives up at twenty
const reports = mkdtempSync(join(tmpdir(), 'vit-'))
const report = (step) => join(reports, `${step}.json`)

const vitest = (project) => ({
  program: 'vitest/vitest.mjs',
  args: ['run', '--project', project, '--reporter=default', '--reporter=json'],
  reportArgs: [`--outputFile.json=${report(project)}`],
  count: () => countVitest(report(project)),
})

const steps = {
  lint: {
    program: '@biomejs/biome/bin/biome',
    args: ['ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off'])],
  },
  astro: { program: 'astro/bin/astro.mjs', args: ['check'] },
  svelte: {
    program: 'svelte-check/bin/svelte-check',
    args: ['--fail-on-warnings', '--tsconfig', './tsconfig.json'],
  },
  unit: vitest('unit'),
  webgpu: { ...vitest('webgpu'), browser: true },
  build: { program: 'astro/bin/astro.mjs', args: ['build'] },
  pages: {
    program: '@playwright/test/cli.js',
    args: ['test', '--reporter=list,json'],
    // Playwright forces colours on its workers, which then warn about NO_COLOR.
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('pages'), NO_COLOR: undefined },
    count: () => countPlaywright(report('pages')),
    browser: true,
    needs: 'build',
  },
  firefox: {
    program: '@playwright/test/cli.js',
    args: ['test', '--config=playwright.firefox.config.ts', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('firefox'), NO_COLOR: undefined },
    count: () => countPlaywright(report('firefox')),
    needs: 'build',
    firefox: true, // minutes more than CI has: only when asked for
  },
}

const extra = process.argv.slice(2)
const named = []
while (extra[0] in steps) named.push(extra.shift())
const usual = Object.keys(steps).filter((name) => !steps[name].firefox)
const chosen = named.length ? named : usual

await ensureInstalled()
const chromium = chosen.some((name) => steps[name].browser) ? await ensureChromium() : undefined
if (chromium) await ensureChineseFont()
const firefox = chosen.some((name) => steps[name].firefox) ? await ensureFirefox() : undefined

const results = {}
for (const name of chosen) {
  console.log(`\n▶ ${elapsed()}  ${name}`)
  const result = await check(steps[name], name === chosen.at(-1) ? extra : [])
  if (result.why) console.error(`\n${name}: ${result.why}`)
  results[name] = result
}
rmSync(reports, { recursive: true, force: true })
summarize()

/** Run one step. A tool without a report counts as one check; a step that says nothing has failed. */
async function check(step, extraArgs) {
  if (results[step.needs]?.failed) return failed(`not run, because ${step.needs} failed`)
  if ((step.browser && !chromium) || (step.firefox && !firefox)) {
    return failed('there is no browser to run it in')
  }
  const limit = deadline - Date.now()
  if (limit <= 0) return failed('not run: out of time')

  const program = join(root, 'node_modules', step.program)
  const args = [program, ...step.args, ...(step.reportArgs ?? []), ...extraArgs]
  const env = { ...step.env, ...(chromium && { CHROMIUM_PATH: chromium }) }
  const { code, stopped } = await run(siteNode(), args, { env, group: true, limit })
  if (stopped && stopped !== 'time') process.exit(130)
  if (stopped) return failed('stopped: out of time')
  if (!step.count) return code ? failed() : { passed: 1, failed: 0 }

  let counts
  try {
    counts = step.count()
  } catch {
    return failed('it ended without a report')
  }
  if (counts.failed) return counts
  if (code) return { ...counts, failed: 1, why: `it ended with exit code ${code}` }
  if (!counts.passed) return failed('it ran no test')
  return counts
}

function failed(why) {
  return { passed: 0, failed: 1, why }
}

function summarize() {
  const sum = (key) => Object.values(results).reduce((total, result) => total + result[key], 0)
  console.log(`\n▶ ${elapsed()}  summary`)
  for (const [name, { passed, failed, skipped }] of Object.entries(results)) {
    const also = skipped ? `, ${skipped} skipped` : ''
    console.log(`  ${name.padEnd(8)}${passed} passed, ${failed} failed${also}`)
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') ? 1 : 0
}

function elapsed() {
  const seconds = Math.round((Date.now() - start) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
