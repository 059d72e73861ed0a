import { Tensor } from '../torch'
import { kept, Scope } from '../torch/scope'
import type { Raw } from '../torch/tf'

/**
 * What one call made, and how many still want it: Python's own references, and the results whose way back leads
 * through it. When nobody does, its memory is freed.
 */
export class Life {
  private wanted = 0
  constructor(
    private readonly scope: Scope,
    /** Lives that this one prolongs. */
    private readonly prolonged: Life[] = [],
  ) {
    for (const life of prolonged) life.wanted++
  }

  take(): this {
    this.wanted++
    return this
  }

  /** Without recursion: a graph may be longer than JavaScript's stack. */
  release() {
    const ending: Life[] = [this]
    for (let life = ending.pop(); life; life = ending.pop()) {
      life.wanted--
      if (life.wanted > 0) continue
      life.scope.free()
      ending.push(...life.prolonged.splice(0))
    }
  }

  prolong(other: Life) {
    this.prolonged.push(other.take())
  }

  abandon(other: Life) {
    const at = this.prolonged.indexOf(other)
    if (at < 0) return
    this.prolonged.splice(at, 1)
    other.release()
  }
}

/** Run `f`. What it made lives until it is let go; if its gradients lead back through `inputs`, these live as long. */
export function living<T>(f: () => T, inputs: Life[]) {
  const { result, scope } = kept(f)
  const leadsBack = [result].flat().some((made) => made instanceof Tensor && made.gradFn)
  return { result, life: new Life(scope, leadsBack ? [...new Set(inputs)] : []) }
}

/** A life of its own for a tensor that lived with another until now. */
export function apart(raw: Raw): Life {
  const scope = new Scope()
  scope.adopt(raw)
  return new Life(scope)
}
