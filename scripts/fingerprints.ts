// npm run fingerprints: try every known mistake, and every two of a module at once, and keep what they do in a few numbers.
import { mkdirSync, writeFileSync } from 'node:fs'
import { moduleNames } from '../src/lib/exercise'
import { hashOf, printsOf } from '../src/lib/exercise/fingerprints'
import { setDevice } from '../src/lib/torch'
import { knownSources, printsFile } from './catalogue'

console.warn = () => {} // a softmax without dim warns, as PyTorch's does
await setDevice('cpu')
mkdirSync('content/fingerprints', { recursive: true })
for (const module of moduleNames) {
  const sources = knownSources(module)
  const prints = Object.entries(await printsOf(module, sources))
  const lines = prints.map(([entry, print]) => `    "${entry}": [${print.join(', ')}]`)
  const of = `{\n  "of": ${hashOf(module, sources)},\n  "prints": {\n${lines.join(',\n')}\n  }\n}\n`
  writeFileSync(printsFile(module), of)
  const pairs = prints.filter(([entry]) => entry.includes('+')).length
  console.log(`${module}: ${prints.length - pairs} mistakes, ${pairs} pairs`)
}
