/** What of an HTML tree this plugin touches. */
interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  value?: string
  children?: Node[]
}

const relation = /(?<=\S) ([=≠≈×·]) (?=\S)/g
const percent = /(?<=\d) (?=%)/g
const closing = /^[，。、；：？）”,.;:?)]+/
const verbatim = ['code', 'pre', 'math', 'svg']

/** A line never ends inside `d = 48`, `66.6 %` or a short piece of code, nor between a formula and the mark behind it. */
export function rehypeTypography() {
  return keepTogether
}

function keepTogether(node: Node) {
  if (isShortCode(node)) node.properties = { ...node.properties, className: ['together'] }
  if (isFormula(node) || verbatim.includes(node.tagName ?? '')) return
  const children = node.children ?? []
  for (const [at, child] of children.entries()) {
    if (child.type === 'text') {
      child.value = child.value?.replace(relation, '\u00a0$1\u00a0').replace(percent, '\u00a0')
    } else keepTogether(child)
    const next = children[at + 1]
    const mark = isFormula(child) && next?.type === 'text' && next.value?.match(closing)?.[0]
    if (!mark) continue
    next.value = next.value?.slice(mark.length)
    children[at] = {
      type: 'element',
      tagName: 'span',
      properties: { className: ['together'] },
      children: [child, { type: 'text', value: mark }],
    }
  }
}

const short = 20 // characters: half a line of a phone

const isShortCode = ({ tagName, children = [] }: Node) =>
  tagName === 'code' && children.length === 1 && (children[0].value?.length ?? 99) <= short

const isFormula = ({ properties }: Node) =>
  Array.isArray(properties?.className) && properties.className.includes('katex')
