// npm run budgets: what Lighthouse says of every lesson, in both languages, on a slow phone; fails where it says less
// than we promise. Build first. (The size of the code is kept by tests/pages/budget.spec.ts.)
import { createServer } from 'node:net'
import { preview } from 'astro'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { htmlFiles } from '../tests/pages/dist.ts'
import { chromiumFlags, ensureChromium } from './browser.mjs'
import { root } from './process.mjs'

const promises = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
const largestPaint = 1800 // ms
const shift = 0.02
/** Performance is a time: a busy machine gets a second and a third chance. */
const attempts = 3

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const [sitePort, port] = [await freePort(), await freePort()]
const site = await preview({ root, logLevel: 'error', server: { port: sitePort } })
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [...chromiumFlags, `--remote-debugging-port=${port}`],
})

async function look(path) {
  const { lhr } = await lighthouse(`http://localhost:${sitePort}${path}`, {
    port,
    logLevel: 'error',
  })
  const scores = Object.fromEntries(
    Object.keys(promises).map((name) => [name, Math.round(lhr.categories[name].score * 100)]),
  )
  const paint = lhr.audits['largest-contentful-paint'].numericValue
  const moved = lhr.audits['cumulative-layout-shift'].numericValue
  const failed = Object.keys(promises).filter((name) => scores[name] < promises[name])
  if (paint > largestPaint) failed.push('largest paint')
  if (moved > shift) failed.push('layout shift')
  return { ...scores, 'largest paint': `${Math.round(paint)} ms`, 'layout shift': moved, failed }
}

const table = {}
for (const { path } of htmlFiles().filter(({ path }) => /\/learn\/|\/(zh|en)\/$/.test(path))) {
  for (let attempt = 0; attempt < attempts && table[path]?.failed.length !== 0; attempt++) {
    table[path] = await look(path)
  }
  console.log(path, table[path])
}
await browser.close()
await site.stop()
console.table(table)
const bad = Object.values(table).filter(({ failed }) => failed.length)
console.log(bad.length ? `${bad.length} pages break a promise` : 'every page keeps its promises')
process.exit(bad.length ? 1 : 0)
