import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'answers-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  cpSync(join(root, 'content/exercises/write-mlp-block/solution.ts'), join(folder, 'right.ts'))
  cpSync(join(root, 'content/mistakes/mlp-block/ml07/wrong.ts'), join(folder, 'wrong.ts'))
  const loop =
    'console.log(1)\nexport class MlpBlock extends nn.Module {\n  forward(x) { while (true); }\n}'
  writeFileSync(join(folder, 'loop.ts'), loop)
  const right = readFileSync(join(folder, 'right.ts'), 'utf8')
  const stray = "Promise.reject(new Error('nobody'))\nsetTimeout(() => { throw new Error('late') })"
  writeFileSync(join(folder, 'stray.ts'), `${right}\n${stray}`)
  writeFileSync(join(folder, 'leave.ts'), 'process.exit(0)')
  cpSync('content/mistakes/mlp-block/ml07/wrong.py', join(folder, 'answer.py'))
  const blanks = readFileSync('content/exercises/blanks-mlp-sizes/starter.py', 'utf8')
  writeFileSync(join(folder, 'blanks.py'), blanks.replace('____', 'embed_dim,mlp_dim'))
})

/** What `npm run check-answer -- …` says when called in the folder above. */
const answer = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, INIT_CWD: folder }
    const program = [join(root, 'scripts/ts.mjs'), 'scripts/check-answer.ts', ...args]
    execFile(process.execPath, program, { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('a right answer leaves with 0, a wrong one with 1', async () => {
  expect((await answer('MlpBlock', 'right.ts')).code).toBe(0)
  expect((await answer('write-mlp-block', 'right.ts', 'wrong.ts')).code).toBe(1)
})

test('--json gives one line a file and goes on after an endless loop, an exit, and takes Python', async () => {
  const files = ['loop.ts', 'leave.ts', 'answer.py', 'gone.ts', 'wrong.ts', 'right.ts']
  const { code, out } = await answer('MlpBlock', ...files, '--json', '--lang', 'zh')
  const found = lines(out)
  expect(found.map(({ file, verdict }) => [file, verdict])).toEqual(
    files.map((file, i) => [file, ['error', 'error', 'wrong', 'error', 'wrong', 'right'][i]]),
  )
  for (const line of found) {
    expect(Object.keys(line)).toEqual(['file', 'verdict', 'mistake', 'firstStep', 'message'])
  }
  expect(found[2].mistake).toBe('ml07')
  expect(found[4]).toMatchObject({ mistake: 'ml07', message: expect.stringContaining('激活函数') })
  expect(found[4].firstStep.yours.op).toBe('gelu')
  expect(code).toBe(2)
})

test('what a program throws when it is over is not held against the next one', async () => {
  const { code, out } = await answer('MlpBlock', 'stray.ts', 'right.ts', 'stray.ts', '--json')
  expect(lines(out).map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right'])
  expect(code).toBe(0)
})

test('says which blanks are still empty, in Python, too', async () => {
  const { code, out } = await answer('blanks-mlp-sizes', 'blanks.py')
  expect(code).toBe(2)
  expect(out.match(/\b[1-4]\b/g)).toEqual(['2', '3', '4'])
})

test('an exercise that does not exist is refused, with how to ask', async () => {
  const { code, err } = await answer('swin', 'right.ts')
  expect(code).toBe(2)
  expect(err).toContain('Usage: npm run check-answer')
})
