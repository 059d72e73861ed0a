import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { aptInstall } from './apt.mjs'
import { root, run, siteNode } from './process.mjs'

/** WebGPU without a GPU; as root, Chromium refuses its own sandbox; and it should not phone home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

/** The path of a Chromium that starts: the one asked for, else the system's, else Playwright's own. */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH
  if (asked) return asked
  return [...systemChromiums(), playwrightChromium()].find(starts)
}

/** The same, but fetch one if there is none. */
export async function ensureChromium() {
  const asked = process.env.CHROMIUM_PATH
  if (asked && !starts(asked)) {
    console.error(`CHROMIUM_PATH is ${asked}, which is not a browser that starts.`)
    return undefined
  }
  const found = findChromium()
  if (found) return found
  console.log('No Chromium was found; Playwright fetches one.')
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  await run(siteNode(), [cli, 'install', 'chromium'], { group: true, limit: 180_000 })
  if (!findChromium()) await aptInstall('chromium')
  const fetched = findChromium()
  if (!fetched) console.error('Install Chromium or Chrome, or set CHROMIUM_PATH to one.')
  return fetched
}

function systemChromiums() {
  const { PATH = '', LOCALAPPDATA = '', PROGRAMFILES = '', HOME = '' } = process.env
  if (process.platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome'].map(
      (app) => `Applications/${app}.app/Contents/MacOS/${app}`,
    )
    return ['/', HOME].flatMap((home) => apps.map((app) => join(home, app)))
  }
  if (process.platform === 'win32') {
    const apps = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe']
    const folders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA]
    return folders.filter(Boolean).flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
}

function playwrightChromium() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return undefined
  }
}

/** Some distributions ship a `chromium-browser` that only says how to get one. */
function starts(path) {
  if (!path || !existsSync(path)) return false
  if (process.platform !== 'linux') return true // on Windows, --version opens a window
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
