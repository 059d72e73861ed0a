import { transform } from 'sucrase'
import * as torch from '../torch'
import * as vit from '../vit'
import { codeOnly, fenceIn, helpFor, namespaceIn, whyUnread } from './help'
import { libraries, library } from './libraries'
import { type ModuleName, partsOf } from './modules'
import type { Both, Failure } from './observation'
import { console } from './printed'

/** Turn the text of a program into the function that runs it. Learners' code runs where the caller says. */
export type Evaluate = (program: string) => Promise<Program>
type Program = (require: (name: string) => unknown, exports: object, known: object) => Promise<void>
export type ModuleClass = new (...args: number[]) => torch.nn.Module

/** Something is wrong with the file itself. */
export class Unusable extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

const fileName = 'answer.ts'

/** As an ES module of its own: no `eval`, which a content security policy would have to excuse. */
export const evaluateHere: Evaluate = async (program) => {
  const text = `export default ${program}\n//# sourceURL=${fileName}`
  const address = `data:text/javascript,${encodeURIComponent(text).replace(/[()']/g, encodeOne)}`
  return (await import(/* @vite-ignore */ address)).default
}
const encodeOne = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`

/** Where in the learner's file an error, or a call, comes from. */
export function lineOf(stack: string | undefined): number | null {
  const [, line] = /(?:answer\.ts|data:text\/javascript[^\s:]*):(\d+):\d+/.exec(stack ?? '') ?? []
  return line ? Number(line) : null
}

/** Where the learner's file is at work now. V8 can look frame by frame, which saves writing the whole stack down. */
export function lineNow(): number | null {
  const { prepareStackTrace } = Error
  Error.prepareStackTrace = (_, frames) => frames.find(isLearners)?.getLineNumber() ?? null
  const { stack } = new Error() as { stack?: string | number | null }
  Error.prepareStackTrace = prepareStackTrace
  return typeof stack === 'string' ? lineOf(stack) : (stack ?? null)
}

const isLearners = (frame: NodeJS.CallSite) =>
  /^(answer\.ts$|data:text\/javascript)/.test(frame.getScriptNameOrSourceURL() ?? '')

/** Which class of a file is meant. */
export interface Wanted {
  module: ModuleName
  /** A file of several classes: this one, by its own name. */
  exact?: boolean
  /** Classes of the file whose places the post's are to take. */
  post?: readonly ModuleName[]
}

/** The class of the answer that is to be checked, and its name. */
export async function load(
  source: string,
  wanted: Wanted,
  evaluate: Evaluate = evaluateHere,
): Promise<{ create: ModuleClass; name: string }> {
  const { code, names } = strip(source)
  const exports: Record<string, unknown> = {}
  const lent = lend(wanted)
  const known = { ...words, ...lent }
  const replaced = names.filter((name) => wanted.post?.some((post) => post === name))
  try {
    const program = await evaluate(wrap(code, names, replaced, known))
    await program(resolverOf(lent), exports, known)
  } catch (error) {
    const failure = describe(error)
    if (failure.kind !== 'syntax') throw new Unusable(failure)
    throw new Unusable({ ...failure, ...whyUnread(source, failure.message) })
  }
  return choose(exports, wanted)
}

/** The classes that a file declares, TypeScript or Python. */
export const classesIn = (source: string): string[] =>
  [...source.matchAll(/^[ \t]*(?:export )?(?:default )?class ([\p{L}\p{N}_$]+)/gmu)].map(
    ([, name]) => name,
  )

const classHelp: Both = {
  zh: '要写一个类：class 名字 extends nn.Module。',
  en: 'It takes a class: class Name extends nn.Module.',
}

/** `mask?: Tensor` may be left out; without its type nobody would see that. */
const optional = (source: string) =>
  source.replace(/\bforward\s*\([^)]*/g, (head) =>
    head.replace(/([\w$]+)\?\s*:[^,]*/g, '$1 = undefined'),
  )

/** Types taken out, lines left where they are; and the classes it declares. */
function strip(source: string): { code: string; names: string[] } {
  const fence = fenceIn(source)
  if (fence) throw new Unusable(fence)
  const code = withoutTypes(source)
  const namespace = namespaceIn(source, code)
  if (namespace) throw new Unusable(namespace)
  const names = codeOnly(code).matchAll(/(?:^|;)[ \t]*class (?!extends\b)([\p{L}\p{N}_$]+)/gmu)
  return { code, names: [...names].map(([, name]) => name) }
}

function withoutTypes(source: string): string {
  try {
    return transform(optional(source), {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
    }).code
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number } }
    const said = message.replace(/^Error transforming[^:]*: /, '').replace(/ \(\d+:\d+\)$/, '')
    const { help, line } = whyUnread(source, said)
    throw new Unusable({ kind: 'syntax', message: said, help, line: line ?? loc?.line ?? null })
  }
}

/**
 * One function around the program, opened on its first line so that line numbers stay. The words of torch and the
 * classes of the post are there without an import; one more function lets the program use the same words for its own,
 * and wait, as a module may. A class inside a function is that function's own.
 */
function wrap(
  code: string,
  names: readonly string[],
  replaced: readonly string[],
  known: object,
): string {
  const kept = names.map(
    (name) => `if (typeof ${name} !== 'undefined') exports.${name} ??= ${name};`,
  )
  const post = replaced.map((name) => `${name} = $known.${name};`)
  const given = Object.keys(known).join(', ')
  const after = [...kept, ...post].join(' ')
  return `function (require, exports, $known) { const { ${given} } = $known; return (async () => { ${code}\n${after} })() }`
}

const { var: _, ...sayable } = torch // `var` is no name in JavaScript
const { nn, functional } = libraries
const words = { ...sayable, nn, F: functional, torch: libraries.torch, console }

const text = { ...vit }

/** The post's classes that the wanted one may be made of: itself is not lent to who is to write it. */
const lend = ({ module, post = [] }: Wanted) =>
  Object.fromEntries([...partsOf(module), ...post].map((name) => [name, text[name]]))

/** What the file imports, by the last word of its address: 'torch', '../torch', './attention' … */
const resolverOf = (lent: object) => (name: string) => {
  const last = name.replace(/\.[jt]s$/, '').replace(/^.*\//, '')
  if (Object.hasOwn(libraries, last)) return libraries[last as keyof typeof libraries]
  if (files.includes(last)) return library('vit', lent)
  throw new TypeError(`Cannot find module '${name}': import from 'torch' and 'vit' only`)
}

/** The files of the text. */
const files = ['vit', 'patch', 'attention', 'mlp', 'block', 'encoder']

/** The class of that name, or the only one there is. */
function choose(exports: Record<string, unknown>, { module, exact }: Wanted) {
  const classes = Object.entries(exports).filter(([, value]) => isModuleClass(value))
  const named = (wanted: string) => classes.find(([name]) => name === wanted)
  const only = new Set(classes.map(([, value]) => value)).size === 1 ? classes[0] : undefined
  const found = named(module) ?? (exact ? undefined : (named('default') ?? only))
  if (!found) {
    const message = module in exports ? `${module} is no nn.Module` : `There is no class ${module}`
    throw new Unusable({ kind: 'class', message, help: classHelp, line: null })
  }
  const create = found[1] as ModuleClass
  return { create, name: create.name || module }
}

const isModuleClass = (value: unknown) =>
  typeof value === 'function' && value.prototype instanceof nn.Module

/** An error in words that fit on the page. */
export function describe(error: unknown): Failure {
  const { message, stack, name, cause, torch, help, line } = (error ?? {}) as Partial<
    Error & { torch: string; help: Both; line: number | null }
  >
  const said = torch ?? message ?? String(error)
  // An error that knows its line is another language's.
  return {
    kind: error instanceof SyntaxError ? 'syntax' : 'run',
    message: `${name ?? 'Error'}: ${said}`,
    help: (line === undefined && helpFor(said)) || (help ?? null),
    line: line ?? lineOf(cause instanceof Error ? cause.stack : stack),
  }
}
