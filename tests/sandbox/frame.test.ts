import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GET } from '../../src/pages/python.html'

const html = readFileSync('public/sandbox.html', 'utf8')
const policy = /content="(default-src[^"]*)"/.exec(html)?.[1] ?? ''

test('the sandbox runs its own script and what comes as data: nothing else, and nothing it fetched', () => {
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${hash}' data:`,
    'worker-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
})

test('the policy stands before anything that it is to hold', () => {
  expect(html.indexOf(policy)).toBeLessThan(html.indexOf('<script'))
})

test('the sandbox of Python may run WebAssembly, and nothing else that the other may not', async () => {
  const python = await GET().text()
  expect(/content="(default-src[^"]*)"/.exec(python)?.[1]).toBe(
    policy.replace(' data:;', " data: 'wasm-unsafe-eval';"),
  )
  const program = (text: string) => /<script>[\s\S]*<\/script>/.exec(text)?.[0]
  expect(program(python)).toBe(program(html))
})
