import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const windows = process.platform === 'win32'

/** Say what is wrong in one sentence, and stop. */
export function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** The Node that builds the site: the one among the dependencies, whatever Node runs this script. */
export function siteNode() {
  const names = ['node', 'node.exe'].map((name) => join(root, 'node_modules', 'node', 'bin', name))
  const path = names.find(existsSync)
  if (path) return path
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  return fail('The dependency "node" has no program in it; run `npm rebuild node` and try again.')
}

/** A PATH where this project's programs come first, or do not come at all. */
export function pathWith(ours) {
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin)
  return (ours ? [bin, ...others] : others).join(delimiter)
}

/**
 * Run a program until it ends, or until `limit` milliseconds have passed. What stops this script stops the
 * program too. With `group` that means everything the program started as well, and it gets no keyboard.
 */
export function run(command, args, { env = {}, group = false, limit, output = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: pathWith(true), ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: [group ? 'ignore' : 'inherit', output, output],
    detached: group && !windows,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += data))

  const kill = (signal) => {
    if (windows && group) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'])
    else if (group) tryKill(-child.pid, signal)
    else child.kill(signal)
  }
  return new Promise((resolve) => {
    let stopped
    let late
    const stop = (why) => {
      stopped ??= why
      kill('SIGTERM')
      late ??= setTimeout(() => kill('SIGKILL'), 5000)
    }
    const timer = limit === undefined ? undefined : setTimeout(() => stop('time'), limit)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, stop)
    const finish = (code, signal, error) => {
      clearTimeout(timer)
      clearTimeout(late)
      for (const name of signals) process.off(name, stop)
      if (group) kill('SIGKILL') // what the program left behind
      resolve({ code: code ?? 1, signal, error, stopped, text })
    }
    child.on('error', (error) => finish(127, null, error))
    child.on('close', (code, signal) => finish(code, signal))
  })
}

function tryKill(id, signal) {
  try {
    process.kill(id, signal)
  } catch {
    // it has already ended
  }
}
