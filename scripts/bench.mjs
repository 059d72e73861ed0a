// npm run bench -- [runs]: from Run to verdict, in a browser, for a right answer and for wrong ones of every module. Beside
// the milliseconds stands how many times a small matrix product takes as long, so that machines can be compared.
// Build first.
import { preview } from 'astro'
import { chromium } from 'playwright-core'
import { base, judgeAddress } from '../tests/pages/dist.ts'
import { chromiumFlags, ensureChromium } from './browser.mjs'
import { root } from './process.mjs'

const promised = 100 // ms, for one module, once all is warm
const runs = Number(process.argv[2] ?? 20)
const modules = [
  'PatchEmbedding',
  'MultiHeadSelfAttention',
  'MlpBlock',
  'TransformerEncoderBlock',
  'TransformerEncoder',
  'VisionTransformer',
]

const site = await preview({ root, logLevel: 'error', server: { port: 0 } })
const executablePath = await ensureChromium()
const browser = await chromium.launch({ executablePath, args: chromiumFlags })
const page = await browser.newPage()
await page.goto(`http://localhost:${site.port}${base}en/glossary/`)

/** In the page: judge one module's answers, each `runs` times, and time each from the call to the verdict. */
async function measure({ address, known, module, runs }) {
  const { judge, warm } = await import(address)
  const { original, mistakes } = await (await fetch(`${known}${module}.json`)).json()
  const wrong = mistakes.filter(({ source, accept }) => source && !accept)
  const yardstick = () => {
    const [a, b] = [new Float32Array(90_000).fill(0.5), new Float32Array(90_000).fill(2)]
    const start = performance.now()
    let sum = 0
    for (let i = 0; i < 300; i++)
      for (let j = 0; j < 300; j++)
        for (let k = 0; k < 300; k++) sum += a[i * 300 + k] * b[k * 300 + j]
    return sum && performance.now() - start
  }
  const times = { right: [], wrong: [], yardstick: [] }
  for (let i = 0; i < runs; i++) {
    for (const verdict of ['right', 'wrong']) {
      const source = verdict === 'right' ? original : wrong[i % wrong.length].source
      await warm(module)
      times.yardstick.push(yardstick())
      const start = performance.now()
      const got = await judge({ module, source })
      times[verdict].push(performance.now() - start)
      if (got.verdict !== verdict) throw new Error(`${module}: ${got.verdict}, not ${verdict}`)
    }
  }
  return times
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1]
const table = {}
let slow = 0
for (const module of modules) {
  const known = `${base}known/`
  const times = await page.evaluate(measure, { address: judgeAddress(), known, module, runs })
  const unit = at(times.yardstick, 0.5)
  for (const verdict of ['right', 'wrong']) {
    const [p50, p95] = [0.5, 0.95].map((share) => at(times[verdict], share))
    if (p95 > promised) slow++
    const ratios = {
      '× p50': Number((p50 / unit).toFixed(1)),
      '× p95': Number((p95 / unit).toFixed(1)),
    }
    table[`${module} ${verdict}`] = {
      'p50 ms': Math.round(p50),
      'p95 ms': Math.round(p95),
      ...ratios,
    }
  }
  table[`${module} right`]['yardstick ms'] = Math.round(unit)
  console.log(module, table[`${module} right`], table[`${module} wrong`])
}
await browser.close()
await site.stop()
console.table(table)
console.log(
  slow ? `${slow} are slower than ${promised} ms` : `p95 is within ${promised} ms everywhere`,
)
process.exit(slow ? 1 : 0)
