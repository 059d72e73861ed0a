import type { Raw } from './tf'

/** A stretch of work at whose end every tensor made in it is freed. */
export class Scope {
  private readonly owned = new Set<Raw>()
  add(raw: Raw) {
    this.owned.add(raw)
  }
  remove(raw: Raw) {
    this.owned.delete(raw)
  }
  /** Take over what another scope owned. */
  adopt(raw: Raw) {
    owners.get(raw)?.remove(raw)
    own(raw, this)
  }
  free() {
    for (const raw of this.owned) raw.dispose()
    this.owned.clear()
  }
}

let current: Scope | null = null
const owners = new WeakMap<Raw, Scope>()

/** Hand a tfjs tensor to the scope at work: it lives as long as that scope. */
export function own(raw: Raw, scope: Scope | null = current): Raw {
  raw.kept = true // tfjs's own scopes must not free it
  if (scope) {
    scope.add(raw)
    owners.set(raw, scope)
  }
  return raw
}

/** Put `next` in the place of `previous`, with the same lifetime, and free `previous`. */
export function replace(previous: Raw, next: Raw): Raw {
  const scope = owners.get(previous) ?? null
  release(previous)
  return own(next, scope)
}

export function release(raw: Raw) {
  owners.get(raw)?.remove(raw)
  raw.dispose()
}

/** The scope that keeps `raw`, so that what belongs to it (its gradient) can live as long. */
export const ownerOf = (raw: Raw) => owners.get(raw) ?? null

/**
 * Run `f` and free every tensor it made. What must outlive it is read out (`await x.data()`) before it ends.
 * Scopes nest; one asynchronous scope at a time.
 */
export function scoped<T>(f: () => T): T {
  const parent = current
  const scope = new Scope()
  current = scope
  const end = () => {
    scope.free()
    current = parent
  }
  let result: T
  try {
    result = f()
  } catch (error) {
    end()
    throw error
  }
  if (result instanceof Promise) return result.finally(end) as T
  end()
  return result
}

/** Run `f` and hand over the scope of what it made, not freed: for who counts references, as Python does. */
export function kept<T>(f: () => T): { result: T; scope: Scope } {
  const parent = current
  const scope = new Scope()
  current = scope
  try {
    return { result: f(), scope }
  } catch (error) {
    scope.free()
    throw error
  } finally {
    current = parent
  }
}
