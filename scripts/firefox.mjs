// The system's Firefox, driven over WebDriver BiDi: Playwright's own build of it is not needed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from './apt.mjs'

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** The path of a Firefox: the one asked for, else the system's. */
export const findFirefox = () =>
  process.env.FIREFOX_PATH ?? places.find((place) => existsSync(place))

/** The same, but install one if there is none. */
export async function ensureFirefox() {
  if (!findFirefox()) await aptInstall('firefox-esr')
  if (!findFirefox()) console.error('Install Firefox, or set FIREFOX_PATH to one.')
  return findFirefox()
}

/** A tab of a Firefox that nobody sees. */
export async function openFirefox() {
  const program = findFirefox()
  if (!program)
    throw new Error('There is no Firefox here: install one, or name it in FIREFOX_PATH.')
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'))
  const firefox = spawn(program, [
    '--headless',
    '--remote-debugging-port=0',
    '--profile',
    profile,
    '--no-remote',
  ])
  const address = await new Promise((resolve, reject) => {
    let said = ''
    firefox.stderr.on('data', (text) => {
      said += text
      const [, found] = /WebDriver BiDi listening on (\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
    firefox.on('exit', () => reject(new Error(`Firefox did not start:\n${said}`)))
  })
  const requests = []
  const send = await connect(`${address}/session`, ({ method, params }) => {
    if (method === 'network.beforeRequestSent') requests.push(params.request.url)
  })
  await send('session.new', { capabilities: {} })
  await send('session.subscribe', { events: ['network.beforeRequestSent'] })
  const { context } = await send('browsingContext.create', { type: 'tab' })
  return {
    requests,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(f, given) {
      const expression = `(async () => JSON.stringify(await (${f})(${JSON.stringify(given)})))()`
      const answer = await send('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      })
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      return answer.result.value && JSON.parse(answer.result.value)
    },
    async close() {
      const gone = new Promise((resolve) => firefox.on('exit', resolve))
      firefox.kill()
      await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A socket to Firefox: what is sent is answered by number, the rest are events. */
async function connect(address, heard) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error(`no answer at ${address}`))
  })
  const waiting = new Map()
  let last = 0
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data)
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (!asked) heard(message)
    else if (message.type === 'error') asked.reject(new Error(message.message))
    else asked.resolve(message.result)
  }
  return (method, params) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
}
