// What the editor's TypeScript knows of the world, each file by its path: torch and the text as declarations, the words
// that need no import, and the library of the language itself.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'
import { root } from './process.mjs'

type Files = Record<string, string>

const lib = join(root, 'src/lib')
const torch = '/torch/index.d.ts'
const vit = '/vit/index.d.ts'
const methods = '/torch/methods.d.ts'

export function declarations(): Files {
  const program = createProgram([torch, vit].map(sourceOf))
  const files = { ...language('lib.es2022.d.ts'), ...emit(program, [torch, vit]) }
  files[methods] = documented(files[methods], program)
  files[torch] += 'export as namespace torch;\n'
  files[vit] += 'export as namespace $post;\n' // its classes are words of a program, it is none
  return { ...files, '/given.d.ts': given(program) }
}

const sourceOf = (path: string) => join(lib, path.replace(/\.d\.ts$/, '.ts'))

const createProgram = (files: string[]) =>
  ts.createProgram(files, {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2024.d.ts'],
    types: [],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
  })

/** The declarations of these files and of all they speak of. */
function emit(program: ts.Program, paths: string[], files: Files = {}): Files {
  for (const path of paths) {
    if (path in files) continue
    const source = program.getSourceFile(sourceOf(path))
    if (!source) continue // tfjs: what it is stays in here
    program.emit(source, (_, text) => {
      files[path] = text
    })
    const named = files[path].matchAll(/(?:from |import\()['"](\.[^'"]*)['"]/g)
    const bases = [...named].map(([, name]) => posix.join(dirname(path), name))
    emit(program, bases.flatMap((base) => [`${base}.d.ts`, `${base}/index.d.ts`]), files) // biome-ignore format: one thought
  }
  return files
}

/** The methods of a tensor with the doc comments of the functions they are. */
function documented(text: string, program: ts.Program): string {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(sourceOf(methods)) as ts.SourceFile
  const operations = checker
    .getSymbolsInScope(source, ts.SymbolFlags.BlockScopedVariable)
    .find(({ name }) => name === 'operations') as ts.Symbol
  const exported = checker.getExportSymbolOfSymbol(operations)
  const doc = (name: string) => {
    const property = checker.getTypeOfSymbol(exported).getProperty(name)
    const declaration = property?.valueDeclaration
    const said =
      declaration && ts.isShorthandPropertyAssignment(declaration)
        ? checker.getShorthandAssignmentValueSymbol(declaration)
        : declaration && ts.isPropertyAssignment(declaration)
          ? checker.getSymbolAtLocation(declaration.initializer)
          : property
    const symbol = said && said.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(said) : said
    return ts.displayPartsToString(symbol?.getDocumentationComment(checker))
  }
  return text.replace(/^ {4}(\w+)(?=[:(])/gm, (line, name) => {
    const said = doc(name)
    return said ? `    /** ${said} */\n${line}` : line
  })
}

/** As src/lib/exercise/load.ts gives them: every word of torch, the classes of the post, F and torch itself. */
function given(program: ts.Program): string {
  const checker = program.getTypeChecker()
  const words = (path: string) => {
    const source = program.getSourceFile(sourceOf(path)) as ts.SourceFile
    const symbol = checker.getSymbolAtLocation(source) as ts.Symbol
    const names = checker.getExportsOfModule(symbol).map(({ name }) => name)
    return names.filter((name) => name !== 'var') // no name in JavaScript
  }
  return [
    ...words(torch).map((word) => `import ${word} = torch.${word}`),
    ...words(vit).map((word) => `import ${word} = $post.${word}`),
    'import F = torch.nn.functional',
    'declare const console: Record<"log" | "info" | "debug" | "warn" | "error" | "dir" | "table", (...data: unknown[]) => void> & { assert(holds: unknown, ...data: unknown[]): void }',
  ].join('\n')
}

/** One of TypeScript's files on the language, and those it refers to; none knows of a browser. */
function language(name: string, files: Files = {}): Files {
  const path = createRequire(import.meta.url).resolve(`typescript/lib/${name}`)
  files[`/lib/${name}`] = readFileSync(path, 'utf8')
  for (const [, other] of files[`/lib/${name}`].matchAll(/reference lib="([\w.]+)"/g)) {
    if (!(`/lib/lib.${other}.d.ts` in files)) language(`lib.${other}.d.ts`, files)
  }
  return files
}

/** TypeScript's own Chinese for what it says of a program, by number; not for what it says of its options. */
export function chinese(): Files {
  const path = createRequire(import.meta.url).resolve(
    'typescript/lib/zh-cn/diagnosticMessages.generated.json',
  )
  const all: Files = JSON.parse(readFileSync(path, 'utf8'))
  const numbered = Object.entries(all).map(([key, text]) => [/\d+$/.exec(key)?.[0], text] as const)
  return Object.fromEntries(
    numbered.filter(([code]) => ['1', '2', '17', '18'].includes(String(code).slice(0, -3))),
  )
}
