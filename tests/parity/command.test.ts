import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changed, moved, read } from './golden-files'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'parity-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  mkdirSync(join(folder, 'mixed/deeper'), { recursive: true })
  mkdirSync(join(folder, 'empty'))
  const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes)
  put('mixed/right.safetensors', read('patch-embedding'))
  put('mixed/cut-short.safetensors', read('patch-embedding').subarray(0, 5000))
  const wrong = changed('patch-embedding', (t) => t.set('output', moved(t.get('output'), 1)))
  put('mixed/wrong.safetensors', wrong)
  put(
    'mixed/other.safetensors',
    changed('patch-embedding', (_, m) => m.set('module', 'Swin')),
  )
  put('mixed/notes.txt', new Uint8Array(3))
  cpSync(join(folder, 'mixed/right.safetensors'), join(folder, 'mixed/deeper/x.safetensors'))
})

/** What `npm run parity -- …` says when called in the folder above. */
const parity = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, INIT_CWD: folder }
    const program = [join(root, 'scripts/ts.mjs'), 'scripts/parity.ts', ...args]
    execFile(process.execPath, program, { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('one line a file, in aligned columns, then the count, and 1 if any failed', async () => {
  const { code, out } = await parity('mixed')
  const lines = out.trim().split('\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^FAIL {2}cut-short {2}.*incomplete metadata/)
  expect(lines[1]).toBe('SKIP  other      module Swin is not known here yet')
  expect(lines[2]).toMatch(
    /^PASS {2}right {6}max\|Δ\| output \d.*steps \d.*gradients \d.*ops 7\/7$/,
  )
  expect(lines[3]).toMatch(/^FAIL {2}wrong {6}max\|Δ\| output .*ops 7\/7 {2}the output differs by/)
  expect(lines[4]).toBe('1 passed, 2 failed, 1 skipped')
  expect(code).toBe(1)
})

test('0 when nothing failed, on wasm too, with a path from the folder npm was called in', async () => {
  const { code, out } = await parity('mixed/right.safetensors', '--device', 'wasm')
  expect(out).toMatch(/^PASS {2}right {2}max/)
  expect(out.trimEnd()).toMatch(/\n1 passed, 0 failed$/)
  expect(code).toBe(0)
})

test.each([
  ['nothing to compare', [], /Which goldens\?/],
  ['an unknown device', ['mixed', '--device', 'tpu'], /no device tpu/],
  ['a path that is not there', ['nowhere'], /nowhere cannot be read/],
  ['a folder without goldens', ['empty'], /empty holds no \.safetensors file/],
  ['an unknown option', ['mixed', '--fast'], /--fast/],
])('2 and one clear sentence for %s', async (_, args, words) => {
  const { code, out, err } = await parity(...args)
  expect(err).toMatch(words)
  expect(err).toContain('Usage: npm run parity')
  expect(out).toBe('')
  expect(code).toBe(2)
})
