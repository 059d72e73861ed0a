// npm run parity -- <file-or-folder>… [--device cpu|wasm] [--python]: is every number here PyTorch's?
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compareGolden, reportLine } from '../src/lib/parity'
import { setDevice } from '../src/lib/torch'

const usage = 'Usage: npm run parity -- <file-or-folder>… [--device cpu|wasm] [--python]'

/** What was asked for cannot be done: say why, and stop. */
function refuse(sentence: string): never {
  console.error(`${sentence}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { device: { type: 'string', default: 'cpu' }, python: { type: 'boolean' } },
    })
    return { paths: positionals, ...values }
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** The goldens at a path, which counts from the folder that npm was called in. */
function goldensAt(path: string): string[] {
  const full = resolve(process.env.INIT_CWD ?? '.', path)
  try {
    if (!statSync(full).isDirectory()) return [full]
    const names = readdirSync(full).filter((name) => name.endsWith('.safetensors'))
    if (names.length) return names.sort().map((name) => join(full, name))
  } catch (error) {
    return refuse(`${path} cannot be read: ${(error as Error).message}`)
  }
  return refuse(`${path} holds no .safetensors file`)
}

function read(file: string) {
  try {
    return { name: basename(file, '.safetensors'), bytes: readFileSync(file) }
  } catch (error) {
    return refuse(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** The post's own file does it. */
async function inPython(): Promise<typeof compareGolden> {
  const { startPython } = await import('../src/lib/python/node')
  const { comparePython } = await import('../src/lib/python/parity')
  const python = await startPython()
  const source = readFileSync('content/original/vit.py', 'utf8')
  return (bytes) => comparePython(python, source, bytes)
}

const { paths, device, python } = readArguments()
if (!paths.length) refuse('Which goldens? Name a file or a folder.')
if (device !== 'cpu' && device !== 'wasm') refuse(`There is no device ${device} here.`)
const goldens = paths.flatMap(goldensAt).map(read)
await setDevice(device)
const compare = python ? await inPython() : compareGolden

const width = Math.max(...goldens.map(({ name }) => name.length))
const counts = { pass: 0, fail: 0, skip: 0 }
for (const { name, bytes } of goldens) {
  const report = await compare(bytes)
  counts[report.status]++
  console.log(reportLine(name, report, width))
}
const skipped = counts.skip ? `, ${counts.skip} skipped` : ''
console.log(`${counts.pass} passed, ${counts.fail} failed${skipped}`)
process.exitCode = counts.fail ? 1 : 0
