import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { htmlFiles } from './dist'
import { expect, test } from './test'

test('what appears only after a click is styled too', () => {
  const folder = 'dist/_astro'
  const files = readdirSync(folder)
  const text = (ending: string) =>
    files.filter((name) => name.endsWith(ending)).map((name) => readFileSync(join(folder, name), 'utf8')) // biome-ignore format: one thought
  const styles = [...text('.css'), ...htmlFiles().map(({ html }) => html)].join()
  const used = text('.js').flatMap((code) => code.match(/\bsvelte-(?!trusted)[a-z0-9]+/g) ?? [])
  expect(used.length).toBeGreaterThan(0)
  expect(new Set(used.filter((name) => !styles.includes(`.${name}`)))).toEqual(new Set())
})
