import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { base, samplePages } from './dist'
import { shiftOf, watchShifts } from './shifts'
import { expect, test } from './test'

/** What a phone has to fetch, compressed as hosts do. */
const size = (bytes: string | Uint8Array) => gzipSync(bytes, { level: 9 }).length / 1024
const sizeOf = (path: string) => size(readFileSync(`dist/${path.slice(base.length)}`))
const sum = (sizes: number[]) => sizes.reduce((total, n) => total + n, 0)

const isForDevice = (path: string) => /\/worker\/.*\.js$|\/comlink\.|\.wasm$/.test(path)

const pages = samplePages().filter(({ path }) => path.startsWith(`${base}zh/`))

for (const { path } of pages) {
  test(`${path} needs at most 40 K of JavaScript before the reader does anything, and nothing jumps`, async ({
    page,
  }) => {
    await watchShifts(page)
    await page.goto(path, { waitUntil: 'networkidle' })
    const { loaded, inline } = await page.evaluate(() => ({
      loaded: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
      inline: [...document.scripts]
        .filter(({ src, type }) => !src && type !== 'application/json')
        .map(({ text }) => text),
    }))
    // What talks to the device counts with what computes.
    const scripts = loaded.filter((name) => /\.js$/.test(name) && !isForDevice(name))
    expect(scripts.length).toBeGreaterThan(0)
    expect(sum([...scripts.map(sizeOf), ...inline.map(size)])).toBeLessThanOrEqual(40)
    expect(await shiftOf(page)).toBeLessThanOrEqual(0.02)
  })
}

for (const device of ['wasm', 'webgpu']) {
  test.setTimeout(120_000)
  test(`computing on ${device} needs at most 250 K, all told`, async ({ page }) => {
    const fetched = new Set<string>()
    page.on('response', (response) => fetched.add(new URL(response.url()).pathname))
    await page.goto(`${base}en/?device=${device}`)
    await expect(page.locator('[data-ran="4"]')).toBeVisible({ timeout: 60_000 })
    const forDevice = [...fetched].filter(isForDevice)
    expect(forDevice.some((path) => path.endsWith('.js'))).toBe(true)
    expect(sum(forDevice.map(sizeOf))).toBeLessThanOrEqual(250)
  })
}

test('charts need at most 90 K, and only where there are some', () => {
  const chunks = readdirSync('dist/_astro').filter((name) => name.endsWith('.js'))
  const plot = chunks.filter(
    (name) => readFileSync(`dist/_astro/${name}`, 'utf8').includes('plot-d6a7b5'), // the class Plot gives its charts
  )
  expect(plot).toHaveLength(1)
  expect(sizeOf(`${base}_astro/${plot[0]}`)).toBeLessThanOrEqual(90)
})
