import ts from 'typescript'

/** What TypeScript has to say about a place of the program; `from` and `to` count letters. */
export interface Remark {
  from: number
  to: number
  /** TypeScript's number for it. */
  code: number
  message: string
}
export interface Word {
  name: string
  kind: string
}
export interface Words {
  /** Where the word that is being completed begins. */
  from: number
  words: Word[]
}
export interface Meaning {
  from: number
  to: number
  signature: string
  doc: string
}

/** Reads one program at a time: what is wrong with it, what could stand at a place, what a word means. */
export type Checker = ReturnType<typeof createChecker>

/**
 * The program is read as checked JavaScript that may say types: a field needs no declaration before `this.fc1 = …`, and
 * its type is known all the same. Nothing is strict: who writes `forward(x)` without a type is not told off for it.
 */
const options: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  strict: false,
  noImplicitAny: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force, // its words are its own, even with nothing exported
  allowUmdGlobalAccess: true, // `torch` is there without an import
  skipLibCheck: true,
  types: [],
  noEmit: true,
}
const program = '/answer.js'

/** Errors that only say “this is TypeScript, not JavaScript”. */
const isAboutTypes = (code: number) => code >= 8000 && code < 9000
/** In JavaScript `<T>` opens a tag; here it is a type, and what is said of the lines after it is wrong. */
const isTag = (code: number) => code === 17004

export function createChecker(files: Readonly<Record<string, string>>) {
  let text = ''
  let version = 0
  const read = (path: string) => (path === program ? text : files[path])

  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [program, '/given.d.ts', ...Object.values(libraries)],
    getScriptVersion: (path) => (path === program ? String(version) : ''),
    getScriptSnapshot: (path) => {
      const found = read(path)
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found)
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib/lib.es2022.d.ts',
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text: name }) => {
        const path = from === program ? libraries[lastWord(name)] : beside(from, name, files)
        return {
          resolvedModule: path ? { resolvedFileName: path, extension: '.d.ts' } : undefined,
        }
      }),
  })

  function open(code: string) {
    if (code !== text) version++
    text = code
  }

  return {
    remarks(code: string): Remark[] {
      open(code)
      const found = [
        ...service.getSyntacticDiagnostics(program),
        ...service.getSemanticDiagnostics(program),
      ].filter(({ code }) => !isAboutTypes(code))
      if (found.some(({ code }) => isTag(code))) return []
      return found.map(({ start = 0, length = 0, code, messageText }) => ({
        from: start,
        to: start + length,
        code,
        message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }))
    },

    words(code: string, at: number): Words | null {
      open(code)
      const found = service.getCompletionsAtPosition(program, at, undefined)
      if (!found) return null
      const from = at - (/[\w$]*$/.exec(code.slice(0, at))?.[0].length ?? 0)
      const words = found.entries.filter(({ name }) => !name.startsWith('$'))
      return { from, words: words.map(({ name, kind }) => ({ name, kind })) }
    },

    /** What a word means that `words` offered. */
    offered(code: string, at: number, name: string): Omit<Meaning, 'from' | 'to'> | null {
      open(code)
      const found = service.getCompletionEntryDetails(program, at, name, {}, undefined, {}, undefined) // biome-ignore format: one call
      return found ? said(found) : null
    },

    /** What the word at a place means. */
    meaning(code: string, at: number): Meaning | null {
      open(code)
      const found = service.getQuickInfoAtPosition(program, at)
      if (!found) return null
      const { start, length } = found.textSpan
      const { signature, doc } = said(found)
      return signature ? { from: start, to: start + length, signature, doc } : null
    },
  }
}

/** Let TypeScript speak the language of these sentences, given by its number for them. */
export function speak(sentences: Readonly<Record<string, string>>) {
  const get = (_: object, key: string) => sentences[key.replace(/^.*_/, '')]
  const { setLocalizedDiagnosticMessages } = ts as unknown as {
    setLocalizedDiagnosticMessages: (messages: object) => void
  }
  setLocalizedDiagnosticMessages(new Proxy({}, { get }))
}

/** Where imports lead, by the last word of their address, as in src/lib/exercise/load.ts. */
const torch = '/torch/index.d.ts'
const vit = '/vit/index.d.ts'
const libraries: Readonly<Record<string, string>> = {
  torch,
  nn: '/torch/nn/index.d.ts',
  functional: '/torch/functional.d.ts',
  vit,
  ...{ patch: vit, attention: vit, mlp: vit, block: vit, encoder: vit },
}
const lastWord = (name: string) => name.replace(/\.[jt]s$/, '').replace(/^.*\//, '')

/** One declaration file as another one names it. */
function beside(from: string, name: string, files: object): string | undefined {
  const { pathname } = new URL(name, `file://${from}`)
  return [`${pathname}.d.ts`, `${pathname}/index.d.ts`].find((path) => path in files)
}

/** As a reader would write it: `permute(...dims: Sizes): Tensor`, not `(property) permute: (...dims: Sizes) => Tensor`. */
function said({ displayParts, documentation }: ts.QuickInfo | ts.CompletionEntryDetails) {
  const signature = ts
    .displayPartsToString(displayParts)
    .replace(/^\((?:alias|property|method|getter|parameter|local \w+)\) /, '')
    .replace(/(?:^|\n)(?:\(|import |export ).*$/s, '') // the same again, as a call or under another name
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:const )?([\w.]+): (\(.*\)) => (.*)$/, '$1$2: $3')
  return { signature, doc: ts.displayPartsToString(documentation) }
}
