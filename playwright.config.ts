import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './scripts/browser.mjs'
import { siteNode } from './scripts/process.mjs'

// Every worker reads this file again and must find the same port.
process.env.PAGES_PORT ??= String(await freePort())
const port = Number(process.env.PAGES_PORT)

export default defineConfig({
  testDir: 'tests/pages',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 30_000 }, // two shared cores can be slow
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
  webServer: {
    command: `"${siteNode()}" node_modules/astro/bin/astro.mjs preview --ignore-lock --host 127.0.0.1 --port ${port}`,
    env: { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_PREVIEW_BACKGROUND: '1' },
    port,
    reuseExistingServer: false,
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
