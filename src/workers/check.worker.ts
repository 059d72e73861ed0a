import { expose } from 'comlink'
import {
  type Answer,
  type Catalogue,
  checkAnswer,
  endings,
  type Known,
  type ModuleName,
  moduleNames,
  nothing,
  type Observation,
  type Observe,
  type Request,
  seenOf,
  specsOf,
  unpack,
  type Verdict,
  type Whole,
} from '../lib/exercise'
import { setDevice } from '../lib/torch'
import type { PythonStart } from '../sandbox/python'
import { run, type Start } from '../sandbox/runner'
import { type Ending, type Answer as Reply, Sandbox } from '../sandbox/sandbox'

/** What the page is told: with the verdict, whether the sandbox it was tried in is of use any more. */
export interface Judgement {
  verdict: Verdict | Whole
  open: boolean
}

/** More letters than anybody writes. */
const mostLetters = 100_000

// Calls are served one after another: scopes nest only within one chain.
let tail: Promise<unknown> = Promise.resolve()
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = tail.then(work)
  tail = turn.catch(() => {})
  return turn
}

/** Where programs are tried, by their language, and what a fresh worker is told. */
type Language = 'typescript' | 'python'
const sandboxes: Partial<Record<Language, Sandbox>> = {}
let python: PythonStart
const known = new Map<ModuleName, Promise<Known>>()
let library = ''
let text: Promise<string> | null = null

/** This very file: a sandbox cannot fetch it. */
const ownText = async () => (await fetch(location.href)).text()

/** What is known of a module. Without it an answer is judged all the same, only not called by its name. */
const catalogue: Catalogue = (module) => {
  const found = known.get(module) ?? fetchKnown(module)
  known.set(module, found)
  return found
}

async function fetchKnown(module: ModuleName): Promise<Known> {
  try {
    return await (await fetch(`${library}${module}.json`)).json()
  } catch {
    known.delete(module)
    return { original: '', mistakes: [], prints: {} }
  }
}

const broken = (failure: Ending, limit: number): Observation => {
  const why =
    failure === 'time'
      ? endings.time(limit)
      : failure === 'stopped'
        ? endings.stopped()
        : failure === 'no start'
          ? endings.noSandbox()
          : endings.ended(failure)
  return { ...nothing, broken: why }
}

function read(reply: Reply, request: Request, limit: number): Observation {
  if ('failure' in reply) return broken(reply.failure, limit)
  return unpack(reply, request) ?? { ...nothing, broken: endings.unreadable() }
}

const startFor = (module?: ModuleName): Start => ({ kind: 'torch', module })

const judge = {
  /** Where `known` lies, and the device. */
  async open(at: string) {
    library = at
    await inTurn(() => setDevice('cpu')) // small tensors: no other device is as quick
  },

  /** Try programs behind this port from now on. */
  async connect(port: MessagePort, module?: ModuleName) {
    text ??= ownText()
    sandboxes.typescript = new Sandbox(port, await text, startFor(module))
    await sandboxes.typescript.warm()
  },

  /** The same for programs in Python, which is made of these parts. */
  async connectPython(
    port: MessagePort,
    { script, start }: { script: string; start: PythonStart },
  ) {
    python = start
    sandboxes.python = new Sandbox(port, script, start)
    await sandboxes.python.warm()
  },

  /** Wait until the next program can be tried at once. */
  ready: (language: Language) => sandboxes[language]?.warm(),

  /** Judge a right and a wrong answer, and see what each known mistake does, so that the learner's is named at once. */
  async warm(only?: ModuleName) {
    for (const module of only ? [only] : moduleNames) {
      const { original, mistakes } = await catalogue(module)
      const wrong = mistakes.flatMap(({ source, accept }) => (source && !accept ? [source] : []))
      for (const source of [original, ...wrong.slice(0, 1)]) {
        await inTurn(() => checkAnswer({ module, source }, catalogue))
      }
      for (const source of wrong) await inTurn(() => seenOf({ module, source }))
    }
  },

  check: (answer: Answer, limit: number): Promise<Judgement> =>
    inTurn(async () => {
      const mine = sandboxes[answer.python ? 'python' : 'typescript'] as Sandbox
      const tryOut: Observe = async (request) => {
        if (answer.source.length > mostLetters)
          return { ...nothing, broken: endings.tooLong(mostLetters) }
        // Of the reference a sandbox is told how its weights are called and how large they are, and no more.
        const asked = { ...request, specs: specsOf(request.module) }
        return read(await mine.ask(asked, limit), asked, limit)
      }
      const verdict = await checkAnswer(answer, catalogue, tryOut)
      // The next program is likely to be one more try at the same module.
      if (mine.open) mine.renew(answer.python ? python : startFor(answer.module))
      return { verdict, open: mine.open }
    }),

  /** The page has thrown the frame away. */
  stop(language: Language) {
    sandboxes[language]?.close('stopped')
  },
}

export type Judge = typeof judge

// The page fetches one file for both: as a worker of the page it judges, as a worker of the sandbox it runs programs.
if (location.protocol === 'data:') run()
else expose(judge)
