import { syntaxTree } from '@codemirror/language'
import type { Range } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view' // biome-ignore format: one source
import { letterParts } from '../../../lib/draw/letters'

/** Lines that know their indentation, and the letters of every shape in a comment in their colours. */
export const paint = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update({ view, state, startState, docChanged, viewportChanged }: ViewUpdate) {
      const parsed = syntaxTree(state) !== syntaxTree(startState)
      if (docChanged || viewportChanged || parsed) this.decorations = decorate(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function decorate({ state, viewport: { from, to } }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = []
  for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1) {
    const indent = state.doc.lineAt(at).text.search(/\S|$/)
    const attributes = { style: `--indent: ${indent}ch` }
    if (indent) found.push(Decoration.line({ attributes }).range(at))
  }
  syntaxTree(state).iterate({
    from,
    to,
    enter: (node) => {
      if (!node.name.endsWith('Comment')) return
      for (const { 0: shape, index } of state.sliceDoc(node.from, node.to).matchAll(/\([^()]*\)/g))
        found.push(...lettersOf(shape, node.from + index))
    },
  })
  return Decoration.set(found, true)
}

function lettersOf(shape: string, from: number): Range<Decoration>[] {
  let at = from
  return letterParts(shape).flatMap(({ text, letter }) => {
    at += text.length
    const mark = Decoration.mark({ class: `ax ax-${letter}` })
    return letter ? [mark.range(at - text.length, at)] : []
  })
}
