import { startPython } from '../../src/lib/python/node'
import type { Tensor } from '../../src/lib/torch'

/** One Python for all tests of a file: it takes seconds to start. */
export async function python() {
  const engine = await startPython()
  engine.evaluate(`
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch._tensor import Tensor as _Tensor

_held = []


def _case(code, names):
    given = {name: _Tensor._of(int(handle)) for name, handle in (pair.split("=") for pair in names.split() )}
    torch.manual_seed(0)
    result = eval(code, {"torch": torch, "nn": nn, "F": F, **given})
    outputs = [t for t in (result if isinstance(result, (tuple, list)) else [result]) if t is not None]
    _held.append((given, outputs))
    return ",".join(str(t._handle) for t in outputs)
`)
  const run = engine.evaluate('_case') as (code: string, names: string) => string
  return {
    engine,
    /** What an expression gives, of tensors of ours. */
    expression(code: string, inputs: Record<string, Tensor>): Tensor[] {
      const names = Object.entries(inputs).map(([name, t]) => `${name}=${engine.bridge.lend(t)}`)
      const handles = run(code, names.join(' '))
      return handles.split(',').map((handle) => engine.bridge.tensorOf(Number(handle)))
    },
    forget() {
      engine.evaluate('_held.clear()')
    },
  }
}
