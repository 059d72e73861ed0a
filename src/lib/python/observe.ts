import { type Failure, nothing, type Observation, type Request } from '../exercise'
import { moduleNames, partsOf } from '../exercise/modules'
import { observeClass } from '../exercise/observe'
import { most } from '../exercise/printed'
import type { Python } from './engine'
import { readFailure } from './failure'
import { classOf } from './module'

/** Try a Python program on the probes of its module: what `observe` sees of a TypeScript one. */
export async function observePython(python: Python, request: Request): Promise<Observation> {
  const { bridge, learner, print } = python
  const heard = { text: '' }
  python.clear()
  python.print = (text) => {
    heard.text += text.slice(0, most.lines * most.letters - heard.text.length)
  }
  const hush = () => {
    python.print = () => {}
  }
  const seen = (found: Partial<Observation>) => ({
    ...nothing,
    ...found,
    printed: lines(heard.text),
  })
  try {
    const { module, exact, post = [] } = request
    const asked = exact ? moduleNames : [module]
    const parts = [...partsOf(module), ...post]
    const broken = readFailure(learner.run(request.source, 'answer', asked.join(), parts.join()))
    if (broken) return seen({ broken })
    const names = learner.classes().split(',')
    const name = choose(names, request)
    if (!name) return seen({ broken: noClass(request) })
    const replaced = names.filter((own) => request.post?.some((post) => post === own))
    if (replaced.length) learner.substitute(replaced.join())
    const create = classOf(python, name, hush)
    const found = await observeClass(create, request, () => bridge.line)
    return seen({ ...found, className: name === request.module ? null : name })
  } finally {
    python.print = print
    python.clear()
  }
}

/** What was printed, as much as a page shows. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .filter((line, i, all) => line || i < all.length - 1)
    .slice(0, most.lines)
    .map((line) => line.slice(0, most.letters))

/** The class of that name, or the only one there is. */
function choose(names: readonly string[], { module, exact }: Request): string | undefined {
  if (names.includes(module)) return module
  return exact || names.length > 1 ? undefined : names[0]
}

function noClass({ module, source }: Request): Failure {
  const found = new RegExp(`^class ${module}\\b`)
  const line = source.split(/\r?\n/).findIndex((text) => found.test(text)) + 1
  const header = `class ${module}(nn.Module):`
  if (line) {
    return {
      kind: 'class',
      message: `${module} is no nn.Module`,
      help: {
        zh: `类名后面要写 (nn.Module)：${header}`,
        en: `(nn.Module) follows the name of the class: ${header}`,
      },
      line,
    }
  }
  return {
    kind: 'class',
    message: `There is no class ${module}`,
    help: { zh: `先写出这个类：${header}`, en: `Write that class first: ${header}` },
    line: null,
  }
}
