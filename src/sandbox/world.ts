import { Tensor } from '../lib/torch'

/** What a program finds around it: the language itself, timers and a console. */
// biome-ignore format: words, not lines
const kept = new Set<PropertyKey>([
  'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Date', 'Float16Array',
  'Float32Array', 'Float64Array', 'Function', 'Infinity', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl', 'Iterator',
  'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol',
  'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet',
  'AggregateError', 'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
  'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'globalThis', 'isFinite', 'isNaN', 'parseFloat',
  'parseInt', 'undefined',
  'clearInterval', 'clearTimeout', 'console', 'performance', 'queueMicrotask', 'self', 'setInterval', 'setTimeout',
  'structuredClone',
])

/** Where tfjs keeps what it works with. */
const needed = new Set<PropertyKey>(['_tfengine', '_tfGlobals'])

/** Take everything else but `also` away, so that whatever a browser learns to do one day is not there either. */
export function strip(also: readonly string[] = []) {
  const stays = new Set<PropertyKey>([...kept, ...needed, ...also])
  for (
    let holder = globalThis;
    holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder)
  ) {
    for (const key of Reflect.ownKeys(holder)) {
      if (!stays.has(key)) Reflect.deleteProperty(holder, key)
    }
  }
}

/**
 * Make the tools that a program is checked with unchangeable, so that it cannot answer for them. Frozen as a whole:
 * to redefine `Array.prototype.constructor` alone makes V8 three times slower wherever an array is mapped.
 */
export function lock() {
  const known = globalThis as unknown as Record<PropertyKey, unknown>
  const words = [...kept].filter(
    (name) => name in known && !/^(self|globalThis|performance)$/.test(String(name)),
  )
  const tools = new Set<object>()
  for (const tool of [...words.map((name) => known[name]), ...unnamed(), Tensor]) {
    if (typeof tool !== 'function' && typeof tool !== 'object') continue
    for (let part: object | null = tool; part; part = Object.getPrototypeOf(part)) tools.add(part)
    const { prototype } = tool as { prototype?: object }
    if (prototype) tools.add(prototype)
  }
  for (const tool of tools) {
    if (!open.has(tool)) Object.freeze(tool)
    else if (tool !== Error) Object.preventExtensions(tool)
  }
  for (const name of [...words, ...needed]) {
    Object.defineProperty(globalThis, name, {
      value: known[name],
      writable: false,
      configurable: false,
    })
  }
}

/** What has no name but is at work in every loop. */
function unnamed(): unknown[] {
  const iterators = [
    [].values(),
    new Map().keys(),
    new Set().keys(),
    ''.matchAll(/./g),
    ''[Symbol.iterator](),
  ]
  function* generator() {}
  async function* later() {}
  return [...iterators, generator(), later(), generator, later, async () => {}, new Int8Array()]
}

/** Programs give objects and errors words of their own in these places. */
const open = new Set<object>([
  Object.prototype, Error, Error.prototype,
  ...[AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((e) => e.prototype),
]) // biome-ignore format: words, not lines
