/** What a worker of the sandbox may not do even if nothing were taken from it, by the frame's policy alone. */
export const refused: Record<string, string> = {
  'fetch': 'await fetch(trap)',
  'fetch without CORS': 'await fetch(trap, { mode: "no-cors" })',
  'XMLHttpRequest': 'const x = new XMLHttpRequest(); x.open("GET", trap, false); x.send()',
  'a WebSocket': 'await opened(new WebSocket(trap.replace("http", "ws")))',
  'an EventSource': 'await opened(new EventSource(trap))',
  'WebTransport': 'await new WebTransport(trap.replace("http", "https")).ready',
  'importScripts': 'importScripts(trap + "module.js")',
  'a module': 'await import(trap + "module.js")',
  'a module of data that imports one': 'await import("data:text/javascript,import " + JSON.stringify(trap + "module.js"))',
  'a font': 'await new FontFace("x", "url(" + trap + ")").load()',
  'a worker of data that fetches': 'await said(worker("fetch(trap).then(() => postMessage(1), () => close())"))',
  'a worker of data that imports scripts': 'await said(worker("importScripts(trap); postMessage(1)"))',
  'a worker of a blob': 'await said(new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))))',
  'a worker from the network': 'await said(new Worker(trap + "module.js"))',
  'a database': 'await succeeded(indexedDB.open("x"))',
  'caches': 'await caches.open("x")',
  'files': 'await navigator.storage.getDirectory()',
  'locks': 'await navigator.locks.request("x", () => {})',
  'cookies': 'await cookieStore.set("a", "b")',
  'eval': 'eval("1")',
  'Function': 'new Function("return 1")()',
  'WebAssembly': 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
} // biome-ignore format: a table

/** A worker that tries all of them and tells what came of each: the name of an error, silence, or `did it`. */
export const policyWorker = (trap: string) => `
const trap = ${JSON.stringify(trap)}
const first = (target, good, bad) => new Promise((resolve, reject) => {
  target['on' + good] = resolve
  target['on' + bad] = () => reject(new Error('refused'))
})
const opened = (target) => first(target, 'open', 'error')
const said = (worker) => first(worker, 'message', 'error')
const worker = (code) => new Worker('data:text/javascript,const trap = ' + JSON.stringify(trap) + ';' + code)
const succeeded = (request) => first(request, 'success', 'error')
const silence = () => new Promise((_, reject) => setTimeout(() => reject(new Error('silence')), 1500))
const tries = { ${Object.entries(refused)
  .map(([name, code]) => `${JSON.stringify(name)}: async () => { ${code} }`)
  .join(',\n')} }
const outcome = async (attempt) => {
  try {
    await Promise.race([attempt(), silence()])
    return 'did it'
  } catch (error) {
    return error.name + ': ' + error.message
  }
}
let nonce
onerror = () => true
onmessage = async ({ data }) => {
  nonce ??= data.nonce
  if (!data.request) return postMessage({ nonce })
  const all = await Promise.all(Object.entries(tries).map(async ([name, attempt]) => [name, await outcome(attempt)]))
  postMessage({ nonce, text: JSON.stringify(Object.fromEntries(all)), bytes: new ArrayBuffer() })
}`

/** Workers that answer otherwise than agreed, and what the frame makes of it. */
export const liars: Record<string, { script: string; replies: object[] }> = {
  'without the nonce': { script: 'onmessage = () => postMessage({ text: "", bytes: new ArrayBuffer() })', replies: [{ failure: 'forged' }] },
  'before it was asked, with a guess': { script: 'postMessage({ nonce: "1,2,3,4" })', replies: [{ failure: 'forged' }] },
  'with too much': { script: 'onmessage = ({ data: { nonce } }) => postMessage({ nonce, text: "x".repeat(5e6), bytes: new ArrayBuffer() })', replies: [{ failure: 'too large' }] },
  'with no text': { script: 'onmessage = ({ data: { nonce } }) => postMessage({ nonce, text: { length: 1 }, bytes: new ArrayBuffer() })', replies: [{ failure: 'too large' }] },
  'by breaking': { script: 'throw new Error("broken")', replies: [{ failure: 'crash' }] },
  'ten thousand times': { script: 'onmessage = ({ data: { nonce } }) => { for (let i = 0; i < 1e4; i++) postMessage({ nonce }) }', replies: [{}, {}] },
} // biome-ignore format: a table
