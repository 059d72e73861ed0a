import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { base } from './dist'
import { shiftOf, watchShifts } from './shifts'
import { expect, test } from './test'

let server: Server
test.beforeAll(({ baseURL }) => {
  server = inPieces(baseURL ?? '').listen(0, '127.0.0.1')
})
test.afterAll(() => server.close())

for (const width of [1280, 390]) {
  test(`${width} px wide, the bars at the top keep their place while a lesson comes in pieces`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await watchShifts(page, '.mast, .path')
    const { port } = server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}${base}zh/learn/patch-embedding/`)
    await expect(page.locator('footer')).toBeAttached()
    expect(await shiftOf(page)).toBeLessThanOrEqual(0.005)
  })
}

/** The site behind a line so slow that the browser draws a page many times before the top of it is whole. */
function inPieces(site: string) {
  return createServer(async ({ url = '' }, response) => {
    const answer = await fetch(site + url)
    const type = answer.headers.get('content-type') ?? ''
    const body = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': type })
    if (type.startsWith('text/html'))
      for (let at = 0; at < top; at += piece) {
        response.write(body.subarray(at, at + piece))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    response.end(type.startsWith('text/html') ? body.subarray(top) : body)
  })
}
const piece = 300
const top = 12_000 // bytes; a whole number of pieces
