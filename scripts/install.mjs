import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fail, pathWith, root, run } from './process.mjs'

/** Install the dependencies, unless what package-lock.json asks for is already there. */
export async function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`This project needs Node 20 or newer; this is ${process.version}.`)
  }
  if (isInstalled()) return
  const progress = startProgress('Installing the dependencies')
  let result = await npm('ci')
  if (result.code && !result.stopped) result = await npm('install')
  progress.end()
  if (result.stopped) process.exit(130)
  if (result.error) fail(`npm does not start: ${result.error.message}`)
  if (result.code) {
    console.error(result.text.split('\n').slice(-30).join('\n'))
    fail('npm could not install the dependencies; its last words are above.')
  }
}

/** npm keeps a copy of the lock file that it installed from: compare the two, package by package. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json')
  if (!installed || !existsSync(join(root, 'node_modules', 'astro'))) return false
  const wanted = readPackages('package-lock.json') ?? {}
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (!path || optional || devOptional) return true // made for another machine, perhaps
    return installed[path]?.version === version
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The npm that runs this script, on its own Node: the Node in node_modules may be about to go. */
function npm(command) {
  const { npm_execpath: cli = '', npm_node_execpath: node = process.execPath } = process.env
  const env = { PATH: pathWith(false) }
  const options = { env, group: true, output: 'pipe' }
  if (basename(cli) === 'npm-cli.js') return run(node, [cli, command], options)
  if (process.platform === 'win32') return run('cmd', ['/c', 'npm', command], options)
  return run('npm', [command], options)
}

/** One line that counts the seconds on a terminal; a plain line in a log. */
function startProgress(what) {
  const start = Date.now()
  const line = () => `${what} … ${Math.round((Date.now() - start) / 1000)} s`
  if (!process.stdout.isTTY) {
    console.log(`${what} …`)
    return { end: () => console.log(line()) }
  }
  const timer = setInterval(() => process.stdout.write(`\r${line()}`), 1000)
  process.stdout.write(line())
  return {
    end: () => {
      clearInterval(timer)
      process.stdout.write(`\r${line()}\n`)
    },
  }
}
