import { nothing, type Observation, type Request } from '../exercise'
import { markedTorch } from '../exercise/marker'
import { observeClass } from '../exercise/observe'
import { nn } from '../torch'
import { callsOver } from './calls'
import type { Python } from './engine'
import { readFailure } from './failure'
import { classOf } from './module'

/** Try a Python program on the probes of its module: what `observe` sees of a TypeScript one. */
export async function observePython(python: Python, request: Request): Promise<Observation> {
  const { bridge, learner } = python
  python.clear()
  const broken = readFailure(learner.run(request.source, 'answer'))
  if (broken) return { ...nothing, broken }
  const names = learner.classes().split(',')
  const name = choose(names, request)
  if (!name) return { ...nothing, broken: noClass(request.module) }
  const replaced = names.filter((own) => request.post?.some((post) => post === own))
  if (replaced.length) learner.substitute(replaced.join())
  bridge.calls = callsOver(markedTorch.nn.functional)
  try {
    const create = classOf(python, name)
    const line = () => bridge.line
    const seen = await python.keeping(() => observeClass(create, request, line))
    return { ...seen, className: name === request.module ? null : name }
  } finally {
    bridge.calls = callsOver(nn.functional)
  }
}

/** The class of that name, or the only one there is. */
function choose(names: readonly string[], { module, exact }: Request): string | undefined {
  if (names.includes(module)) return module
  return exact || names.length > 1 ? undefined : names[0]
}

const noClass = (module: string) => ({
  kind: 'class' as const,
  message: `There is no class ${module}`,
  help: {
    zh: `先写出这个类：class ${module}(nn.Module):`,
    en: `Write that class first: class ${module}(nn.Module):`,
  },
  line: null,
})
