import { examples, needed } from './example'

/** What real PyTorch gives for a module's example: shape, the first numbers, and the sum of all magnitudes. */
export interface Expected {
  shape: number[]
  first: number[]
  sum: number
}

/** The parts of a module's script, in order; a notebook makes each a cell. */
export function parts(post: string[], module: string, expected: Expected | null): string[] {
  const { init, input } = examples[module]
  const setUp = `# Waves in place of random numbers, so that every machine gets the same.
def wave(shape, phase, height, base=0.0):
    count = torch.Size(shape).numel()
    values = base + height * torch.sin(0.7 * torch.arange(count, dtype=torch.float64) + phase)
    return values.to(torch.float32).reshape(shape)

model = ${module}(${init.join(', ')}).eval()
for n, (name, parameter) in enumerate(model.state_dict().items()):
    is_scale = "norm" in name and name.endswith("weight")
    parameter.copy_(wave(parameter.shape, n, 0.3, 1.0 if is_scale else 0.0))

x = wave((${input.join(', ')}), 0.5, 1.0)
with torch.no_grad():
    out = model(x)
print(tuple(x.shape), "->", tuple(out.shape))`
  const imports = 'import torch\nimport torch.nn as nn'
  return [imports, post.join('\n\n'), setUp, expected ? asserts(expected) : report]
}

const asserts = ({ shape, first, sum }: Expected) => `# The numbers of the lesson's page.
assert tuple(out.shape) == (${shape.join(', ')})
expected = torch.tensor([${first.join(', ')}])
assert torch.allclose(out.flatten()[:${first.length}], expected, atol=1e-5, rtol=1e-4), out.flatten()[:${first.length}]
assert abs(out.abs().sum().item() - ${sum}) < ${sum} * 1e-4, out.abs().sum()
print("equal to the page")`

const report = `import json
print(json.dumps({"shape": list(out.shape), "first": [round(v, 6) for v in out.flatten()[:6].tolist()], "sum": round(out.abs().sum().item(), 3)}))`

/** The classes of the post that a module needs, out of its source. */
export const sources = (classSource: (name: string) => string[], module: string) =>
  needed[module].map((name) => classSource(name).join('\n'))

/** A Jupyter notebook (nbformat 4.5) of these cells. */
export function notebook(title: string, cells: string[]): string {
  const lines = (text: string) => text.split(/(?<=\n)/)
  return JSON.stringify(
    {
      cells: [
        { id: 'title', cell_type: 'markdown', metadata: {}, source: lines(title) },
        ...cells.map((source, i) => ({
          id: `cell-${i}`,
          cell_type: 'code',
          execution_count: null,
          metadata: {},
          outputs: [],
          source: lines(source),
        })),
      ],
      metadata: {
        kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
        language_info: { name: 'python' },
      },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  )
}
