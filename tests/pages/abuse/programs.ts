/** A program that means no good, as a learner's answer to MlpBlock, and what the judge has to say of it. */
export interface Abuse {
  name: string
  program: string
  verdict: 'wrong' | 'error'
  /** Part of what is said, in English. */
  says?: string
  /** What it could print. */
  prints?: string[]
  /** Milliseconds it may take; the usual five seconds if it says nothing. */
  limit?: number
}

const mlp = (building: string, forward: string) => `class MlpBlock extends nn.Module {
  constructor(embedDim, mlpDim, outDim, dropout = 0.0) {
    super()
    this.fc1 = new nn.Linear(embedDim, mlpDim)
    this.fc2 = new nn.Linear(mlpDim, outDim)
    this.drop = new nn.Dropout(dropout)
    ${building}
  }
  forward(x) { ${forward} }
}`

/** The answer that is right. */
export const right = mlp(
  '',
  'return this.drop(this.fc2(this.drop(nn.functional.gelu(this.fc1(x)))))',
)
const withoutGelu = 'return this.drop(this.fc2(this.drop(this.fc1(x))))'
/** An answer that is wrong by one word, so that little would be missing to pass it off as right. */
export const wrong = mlp('', withoutGelu)

/** A program that tries something first, then is wrong. */
const trying = (attack: string) => `${attack}\n${wrong}`

const endless = { verdict: 'error', says: 'Not done after', limit: 700 } as const
const changed = { verdict: 'error', says: 'TypeError' } as const
const judged = { verdict: 'wrong', says: 'activation' } as const

/** These words mean nothing where a program runs. */
const absent = (name: string, ...expressions: string[]): Abuse => ({
  name,
  program: trying(
    expressions
      .map((e) => `try { ${e}; console.log('did it') } catch (e) { console.log(e.name) }`)
      .join('\n'),
  ),
  verdict: 'wrong',
  prints: expressions.map(() => 'ReferenceError'),
})

/** `trap` is the address of a server that counts who comes. */
export const programs = (trap: string): Abuse[] => [
  // loops
  { name: 'a loop that never ends', program: 'while (true);', verdict: 'error', says: 'Not done after 5 seconds' },
  { name: 'a loop in forward', program: mlp('', 'while (true);'), ...endless },
  { name: 'a loop in a constructor', program: mlp('for (;;);', withoutGelu), ...endless },
  { name: 'a loop in a getter', program: mlp('Object.defineProperty(this, "fc3", { enumerable: true, get() { for (;;); } })', withoutGelu), ...endless },
  { name: 'a loop in a word of an error', program: 'throw { get message() { for (;;); } }', ...endless },
  { name: 'a loop of promises', program: trying('const again = () => Promise.resolve().then(again)\nagain()'), ...judged, limit: 700 },
  { name: 'a loop that awaits', program: trying('void (async () => { for (;;) await null })()'), ...judged, limit: 700 },
  { name: 'a thousand timers that go on after the end', program: trying('for (let i = 0; i < 1000; i++) setInterval(() => nn.Linear)'), ...judged },
  { name: 'a timer that loops after the program has ended', program: `setTimeout(() => { for (;;); })\n${mlp('', 'return x')}`, verdict: 'wrong', limit: 700 },
  { name: 'an expression that goes back and back', program: '/^(a+)+$/.test("a".repeat(40) + "b")', ...endless },
  { name: 'a function that calls itself', program: 'const f = () => f() + 1\nf()', verdict: 'error' },
  { name: 'a promise that never settles, in place of an output', program: mlp('', 'return new Promise(() => {})'), verdict: 'wrong', says: 'not a tensor' },
  // memory
  { name: 'a list that grows for ever', program: 'const all = []\nfor (;;) all.push({ all })', verdict: 'error', limit: 700 },
  { name: 'a word that doubles for ever', program: 'let word = "a"\nfor (;;) word += word', verdict: 'error', limit: 700 },
  { name: 'arrays of numbers, for ever', program: 'const all = []\nfor (;;) all.push(new Float64Array(1e6).fill(1))', verdict: 'error', limit: 700 },
  { name: 'tensors, for ever', program: mlp('', 'const all = []\nfor (;;) all.push(x.mul(2))'), ...endless },
  { name: 'one tensor larger than memory', program: mlp('', 'return torch.zeros(1e6, 1e6)'), verdict: 'wrong' },
  { name: 'an output of a million numbers', program: mlp('', 'return torch.zeros(1100, 1100)'), verdict: 'error', says: 'too large' },
  { name: 'a page full of prints', program: trying('for (let i = 0; i < 1e5; i++) console.log("x".repeat(1e4))'), verdict: 'wrong', limit: 4000 },
  // messages
  { name: 'a flood of messages', program: 'for (;;) postMessage("right")', verdict: 'error', says: 'postMessage is not defined' },
  { name: 'a message by way of self', program: 'self.postMessage({ verdict: "right" })', ...changed },
  { name: 'a message by way of what self is made of', program: trying('let found = 0\nfor (let o = globalThis; o; o = Object.getPrototypeOf(o)) if ("postMessage" in o || "dispatchEvent" in o) found++\nconsole.log(found)'), verdict: 'wrong', prints: ['0'] },
  absent('a channel of its own', 'new MessageChannel()', 'new BroadcastChannel("x")', 'new MessageEvent("message")', 'new EventTarget()'),
  { name: 'an ear for messages', program: trying('self.onmessage = (e) => { e.data.request.source = "" }\nself.onerror = () => { throw 1 }'), ...judged },
  { name: 'an ear that is added', program: 'addEventListener("message", (e) => e.stopImmediatePropagation())', verdict: 'error', says: 'addEventListener is not defined' },
  // forging
  { name: 'another JSON.stringify', program: trying('JSON.stringify = () => "{}"'), ...changed },
  { name: 'another JSON', program: trying('globalThis.JSON = { stringify: () => "{}" }'), ...changed },
  { name: 'a toJSON for everything', program: trying('Object.prototype.toJSON = () => ({ verdict: "right" })'), ...changed },
  { name: 'a getter on every object', program: trying('Object.defineProperty(Object.prototype, "failure", { get: () => null })'), ...changed },
  { name: 'another Array.prototype.every', program: trying('Array.prototype.every = () => true'), ...changed },
  { name: 'another iterator', program: trying('Array.prototype[Symbol.iterator] = function* () {}'), ...changed },
  { name: 'another step for every loop', program: trying('Object.getPrototypeOf([].values()).next = () => ({ done: true })'), ...changed },
  { name: 'another Promise.then', program: trying('Promise.prototype.then = () => {}'), ...changed },
  { name: 'another Math.sqrt', program: trying('Math.sqrt = () => 1'), ...changed },
  { name: 'another Float32Array', program: trying('globalThis.Float32Array = class extends Float64Array {}'), ...changed },
  { name: 'another Object.entries', program: trying('Object.entries = () => []'), ...changed },
  { name: 'another structuredClone', program: trying('globalThis.structuredClone = () => 1'), ...changed },
  { name: 'another Function.prototype.apply', program: trying('Function.prototype.apply = () => null'), ...changed },
  { name: 'another Tensor.data', program: trying('torch.Tensor.prototype.data = async () => new Float32Array(150)'), ...changed },
  { name: 'everything is a Tensor', program: trying('Object.defineProperty(torch.Tensor, Symbol.hasInstance, { value: () => true })'), ...changed },
  { name: 'another Linear', program: trying('nn.Linear.prototype.forward = (x) => x'), verdict: 'wrong' },
  { name: 'another train', program: trying('nn.Module.prototype.train = function () { return this }'), verdict: 'wrong' },
  { name: 'another gelu for everyone', program: trying('for (const f of [torch, F, nn.functional]) try { f.gelu = (x) => x } catch {}'), ...judged },
  { name: 'everything frozen', program: trying('for (const o of [torch, nn, F, nn.Dropout.prototype, nn.Linear.prototype, nn.Module.prototype]) Object.freeze(o)'), verdict: 'wrong' },
  { name: 'the post’s own class, imported', program: `import { MlpBlock as Post } from 'vit'\nclass MlpBlock extends Post {}`, verdict: 'error', says: 'cannot be imported' },
  { name: 'the post’s own class, by its name', program: 'class Mine extends MlpBlock {}', verdict: 'error', says: 'MlpBlock is not defined' },
  { name: 'the post’s own class, caught at work', program: trying('const names = new Set()\nconst { train } = nn.Module.prototype\nnn.Module.prototype.train = function (mode) { names.add(this.constructor.name); console.log([...names].join()); return train.call(this, mode) }'), verdict: 'wrong', prints: ['MlpBlock'] },
  { name: 'a made-up tensor', program: mlp('', 'return Object.assign(Object.create(torch.Tensor.prototype), { shape: [3, 5, 10], requiresGrad: false, data: async () => new Float32Array(150) })'), verdict: 'wrong' },
  { name: 'a tensor whose shape only reads right', program: mlp('', 'return Object.assign(Object.create(torch.Tensor.prototype), { shape: { toString: () => "3,5,10", [Symbol.iterator]: function* () { yield* ["3", "5", "10"] } }, data: async () => new Float32Array(150) })'), verdict: 'wrong' },
  { name: 'an output that says it is right', program: mlp('', 'return { verdict: "right", toString: () => "right" }'), verdict: 'wrong', says: 'not a tensor' },
  { name: 'no number at all, everywhere', program: mlp('', `return this.drop(this.fc2(x.mul(0).div(0).sum() .add(this.fc1(x))))`), verdict: 'wrong' },
  { name: 'infinite numbers', program: mlp('', 'return this.fc2(this.fc1(x)).div(0)'), verdict: 'wrong' },
  { name: 'the right numbers without a gradient', program: mlp('', 'return torch.noGrad(() => this.drop(this.fc2(this.drop(nn.functional.gelu(this.fc1(x))))))'), verdict: 'wrong', says: 'no gradient reaches' },
  { name: 'a class behind a proxy', program: `${wrong}\nexports.MlpBlock = new Proxy(MlpBlock, { construct: () => ({ verdict: 'right' }) })`, verdict: 'error' },
  { name: 'a class that is another each time', program: `${wrong}\nlet i = 0\nObject.defineProperty(exports, 'MlpBlock', { enumerable: true, get: () => [MlpBlock, nn.Linear, nn.GELU][i++ % 3] })`, verdict: 'wrong' },
  { name: 'an error that cannot be told', program: 'throw { get message() { throw 1 }, get stack() { throw 2 }, get name() { throw 3 } }', verdict: 'error', says: 'cannot be read' },
  { name: 'an error that becomes no word', program: 'throw { toString() { throw 1 }, [Symbol.toPrimitive]() { throw 2 } }', verdict: 'error', says: 'cannot be read' },
  { name: 'an error a megabyte long', program: 'throw new Error("x".repeat(1e6))', verdict: 'error', says: 'Error: xxx' },
  { name: 'a program that steps out of its function', program: '} } ; while (true); { {', verdict: 'error' },
  { name: 'a program a megabyte long', program: trying(`// ${'x'.repeat(1e6)}`), verdict: 'error', says: 'too long' },
  // network
  absent('fetch and its kind', `fetch('${trap}')`, `new XMLHttpRequest().open('GET', '${trap}')`, `new Request('${trap}')`, `importScripts('${trap}')`, `navigator.sendBeacon('${trap}', 'x')`),
  absent('a connection that stays open', `new WebSocket('${trap.replace('http', 'ws')}')`, `new EventSource('${trap}')`, `new WebTransport('${trap.replace('http', 'https')}')`, `new RTCPeerConnection({ iceServers: [{ urls: 'stun:${trap.slice(7)}' }] })`),
  absent('a picture or a font that is fetched', `new Image().src = '${trap}'`, `new FontFace('x', 'url(${trap})').load()`, `createImageBitmap(new Blob())`),
  { name: 'an import from the network', program: trying(`import('${trap}module.js').then(() => console.log('did it'))`), ...judged },
  { name: 'an import in the file', program: `import '${trap}module.js'\n${wrong}`, verdict: 'error', says: 'Cannot find module' },
  { name: 'a module of data that imports from the network', program: trying(`import('data:text/javascript,import "${trap}module.js"').catch(() => {})`), ...judged },
  // storage
  absent('storage of the site', 'localStorage.x = 1', 'sessionStorage.x = 1', 'indexedDB.open("x")', 'caches.open("x")'),
  absent('cookies, files and locks', 'cookieStore.set("a", "b")', 'document.cookie = "a=b"', 'navigator.storage.getDirectory()', 'navigator.locks.request("x", () => {})'),
  // the page
  absent('the page around it', 'parent.document', 'top.location', 'document.body', 'window.opener', 'frames[0]'),
  absent('another page', 'location.href = "/"', 'location.replace("/")', 'open("/")', 'history.back()', 'close()'),
  // more workers, more code
  absent('a worker of its own', 'new Worker("data:text/javascript,")', 'new SharedWorker("data:text/javascript,")', 'URL.createObjectURL(new Blob([""]))'),
  absent('WebAssembly and the GPU', 'new WebAssembly.Memory({ initial: 1 })', 'navigator.gpu.requestAdapter()', 'new OffscreenCanvas(1, 1)', 'new SharedArrayBuffer(1)'),
  {
    name: 'code from a text',
    program: trying(
      ['eval("1")', 'new Function("return 1")()', '(() => {}).constructor("return 1")()', '(async () => {}).constructor("return 1")()']
        .map((e) => `try { ${e}; console.log('did it') } catch (e) { console.log(e.name) }`)
        .join('\n'),
    ),
    verdict: 'wrong',
    prints: ['ReferenceError', 'EvalError', 'EvalError', 'EvalError'],
  },
] // biome-ignore format: a table
