import * as torch from '../torch'
import { composite } from '../torch/op'

const { nn, Tensor } = torch
type TensorLike = torch.Tensor

/** A dropout that draws nothing: what would be dropped at random grows by 1 + p, so that it can be seen. */
const mark = (x: TensorLike, p: number, training: boolean) =>
  training ? composite('dropout', [x], [p], () => x.mul(1 + p)) : x

/** Run `f` with every dropout that a layer does replaced by the marker. */
export function withMarker<T>(f: () => T): T {
  const { prototype: dropping } = nn.Dropout
  const { prototype: attending } = nn.MultiheadAttention
  const { forward: drop } = dropping
  const { forward: attend } = attending
  dropping.forward = function (x) {
    return mark(x, this.p, this.training)
  }
  attending.forward = function (...given) {
    const layer = this as unknown as { dropout: number }
    const { dropout } = layer
    layer.dropout = 0
    const [output, weights] = attend.apply(this, given)
    layer.dropout = dropout
    return [markWeights(output, this, dropout), weights]
  }
  try {
    return f()
  } finally {
    dropping.forward = drop
    attending.forward = attend
  }
}

/** Attention weights that grow by 1 + p make the output grow, all but its bias. */
function markWeights(output: TensorLike, { outProj: { bias }, training }: Layer, p: number) {
  const marked = mark(output, p, training)
  return bias && training ? marked.sub(bias.mul(p)) : marked
}
type Layer = InstanceType<typeof nn.MultiheadAttention>

type DropoutOptions = { p?: number; training?: boolean }

function dropout(x: TensorLike, ...given: (number | boolean | DropoutOptions | undefined)[]) {
  const named = Object.assign({}, ...given.filter((value) => typeof value === 'object'))
  const [p, training] = given.map((value) => (typeof value === 'object' ? undefined : value))
  return mark(x, Number(p ?? named.p ?? 0.5), Boolean(training ?? named.training ?? true))
}

const scaledDotProductAttention: typeof nn.functional.scaledDotProductAttention = (
  query,
  key,
  value,
  { dropoutP = 0, ...options } = {},
) => mark(nn.functional.scaledDotProductAttention(query, key, value, options), dropoutP, true)

const functional = { ...nn.functional, dropout, scaledDotProductAttention }

/** The torch that a learner's program imports: the real one, but for the functions that would drop at random. */
export const markedTorch = { ...torch, Tensor, nn: { ...nn, functional } }
