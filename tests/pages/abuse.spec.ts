import { encodeAnswer } from '../../src/lib/practice/link'
import { askAlone, judgeInPage, looseInSandbox, waitForLink } from './abuse/page'
import { liars, policyWorker, refused } from './abuse/policy'
import { programs, right, wrong } from './abuse/programs'
import { pythonTries, runFromLink, triesInPython } from './abuse/python'
import { openTab, type Tab } from './abuse/tab'
import { setTrap, watchMachine } from './abuse/trap'
import { base, judgeAddress } from './dist'
import { expect, test } from './test'

// One page for all of them, one after another: what one leaves behind, the next would meet.
test.describe.configure({ mode: 'default' })

let page: Tab
let trap: Awaited<ReturnType<typeof setTrap>>
/** How many requests there were before the first program. */
let before = 0

test.beforeAll(async ({ baseURL }, { project }) => {
  trap = await setTrap()
  page = await openTab(project.name)
  await page.goto(`${baseURL}${base}en/glossary/`)
  await judge(right)
  before = page.requests.length
})

test.afterAll(async () => {
  await page.close()
  trap.close()
})

/** What left the page since; the frame itself is made anew after a program took it down. */
const left = () => page.requests.slice(before).filter((url) => !/^data:|\/sandbox\.html$/.test(url))

const sandbox = `${base}sandbox.html`

const judge = (program: string, limit?: number, stopAfter?: number) =>
  page.evaluate(judgeInPage, { address: judgeAddress(), program, limit, stopAfter })

for (const { name, program, verdict, says, prints, limit } of programs('http://trap/')) {
  test(`as an answer: ${name}`, async () => {
    const attempt = async () => {
      const machine = watchMachine()
      const got = await judge(program.replaceAll('http://trap/', trap.address), limit)
      return { got, excused: machine() }
    }
    let { got, excused } = await attempt()
    // A machine that is busy elsewhere stalls a page, too; what a program does it does again.
    if (got.stall - excused > 200) ({ got, excused } = await attempt())
    expect(got.verdict).toMatchObject({ verdict })
    if (says) expect(got.verdict.message.en + (got.verdict.why?.en ?? '')).toContain(says)
    if (prints) expect(got.verdict.printed).toEqual(prints)
    expect(got.took).toBeLessThan((limit ?? 5000) + 2000 + excused)
    expect(got.stall - excused).toBeLessThanOrEqual(200)
    expect([trap.caught(), left()]).toEqual([0, []])
  })
}

test('Stop ends a program within a second, and says so', async () => {
  const machine = watchMachine()
  const { verdict, took } = await judge('while (true);', undefined, 300)
  expect(verdict).toMatchObject({ verdict: 'error', message: { en: 'Stopped.' } })
  expect(took).toBeLessThan(1300 + machine())
})

test('after all that, a right answer is still right', async () => {
  expect((await judge(right)).verdict.verdict).toBe('right')
  expect([trap.caught(), left()]).toEqual([0, []])
})

test('a link that brings a program shows it, and does not run it', async ({ baseURL }) => {
  const program = `fetch('${trap.address}'); for (;;) ${wrong}\n// <img src="${trap.address}">`
  const path = `${base}en/practice/write-mlp-block/#answer=${await encodeAnswer(program)}`
  await page.goto(`${baseURL}${path}`)
  const seen = await page.evaluate(waitForLink, program)
  expect(seen).toEqual({ shown: true, frames: 0, pictures: 0 })
  expect(trap.caught()).toBe(0)
})

test('a program in Python reaches nothing either', async ({ baseURL }) => {
  test.setTimeout(180_000) // Python is large, and two shared cores can be slow
  const answer = await encodeAnswer(triesInPython(trap.address))
  await page.goto(`${baseURL}${base}en/playground/#answer=${answer}`)
  const asked = page.requests.length
  const outcomes = JSON.parse((await page.evaluate(runFromLink, 120_000)).replace(/end$/, ''))
  expect(Object.keys(outcomes)).toEqual(pythonTries)
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'did it')).toEqual([])
  const own = new RegExp(`^data:|^blob:|^${baseURL}`)
  expect(page.requests.slice(asked).filter((url) => !own.test(url))).toEqual([])
  expect(trap.caught()).toBe(0)
})

test('even a worker that nothing was taken from reaches nothing, by the frame’s own policy', async () => {
  const script = policyWorker(trap.address)
  const [, { text }] = await page.evaluate(looseInSandbox, { sandbox, script, wait: 10_000 })
  const outcomes = JSON.parse(text ?? '')
  expect(Object.keys(outcomes)).toEqual(Object.keys(refused))
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'did it')).toEqual([])
  expect(trap.caught()).toBe(0)
})

for (const [how, { script, replies }] of Object.entries(liars)) {
  test(`a worker that answers ${how} is not believed`, async () => {
    expect(await page.evaluate(looseInSandbox, { sandbox, script, wait: 3000 })).toEqual(replies)
  })
}

test('the frame does nothing outside a sandbox', async ({ baseURL }, { project }) => {
  const alone = await openTab(project.name)
  await alone.goto(baseURL + sandbox)
  expect(await alone.evaluate(askAlone, 500)).toBe(false)
  await alone.close()
})
