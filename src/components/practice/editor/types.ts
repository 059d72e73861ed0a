import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { type Diagnostic, linter, lintKeymap } from '@codemirror/lint'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import type { Remote } from 'comlink'
import type { EditorWords } from '../../../lib/i18n/editor'
import type { Checker, Meaning } from '../../../lib/typescript/service'
import { helpOn } from './help'

/** What TypeScript knows, in the margin of the program: its remarks, completion, and what a word means. */
export function types(checker: Remote<Checker>, t: EditorWords): Extension {
  const textOf = (view: EditorView) => view.state.doc.toString()

  const remarks = linter(async (view): Promise<Diagnostic[]> => {
    const program = textOf(view)
    return (await checker.remarks(program)).map((remark) => {
      const { from, to, message } = remark
      const help = helpOn(remark, program.slice(from, to), t)
      return { from, to, severity: 'info', message: help ? `${message}\n${help}` : message }
    })
  })

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    if (!context.explicit && !context.matchBefore(/[\w$]|\./)) return null
    const program = context.state.doc.toString()
    const offered = await checker.words(program, context.pos)
    if (!offered) return null
    const options = offered.words.map(({ name, kind }) => ({
      label: name,
      boost: kind === 'keyword' || kind === 'var' ? -1 : 0, // torch's words before JavaScript's
      info: async () => {
        const meaning = await checker.offered(program, context.pos, name)
        return meaning && note(meaning)
      },
    }))
    return { from: offered.from, options, validFor: /^[\w$]*$/ }
  }

  const meaningAt = async (view: EditorView, at: number) => {
    const meaning = await checker.meaning(textOf(view), at)
    return meaning && { meaning, tooltip: tooltip(meaning) }
  }
  const hover = hoverTooltip(async (view, at) => (await meaningAt(view, at))?.tooltip ?? null)

  /** The same for those who do not point: shown at the cursor, and said. */
  const tell = (view: EditorView) => {
    void meaningAt(view, view.state.selection.main.head).then((found) => {
      if (!found) return
      const { meaning, tooltip } = found
      const said = EditorView.announce.of(`${meaning.signature} ${meaning.doc}`)
      view.dispatch({ effects: [show.of(tooltip), said] })
    })
    return true
  }
  const hush = (view: EditorView) => {
    if (!view.state.field(shown)) return false
    view.dispatch({ effects: show.of(null) })
    return true
  }

  return [
    remarks,
    autocompletion({ override: [complete], icons: false }),
    hover,
    shown,
    keymap.of([{ key: 'Mod-i', run: tell }, { key: 'Escape', run: hush }, ...lintKeymap]),
  ]
}

const show = StateEffect.define<Tooltip | null>()
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update: (tooltip, { docChanged, selection, effects }) => {
    const asked = effects.find((effect) => effect.is(show))
    return asked ? asked.value : docChanged || selection ? null : tooltip
  },
  provide: (field) => showTooltip.from(field),
})

const tooltip = (meaning: Meaning): Tooltip => ({
  pos: meaning.from,
  end: meaning.to,
  above: true,
  create: () => ({ dom: note(meaning) }),
})

/** A signature, and below it a sentence with code between backticks. */
function note({ signature, doc }: Pick<Meaning, 'signature' | 'doc'>): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-note'
  const code = (text: string) =>
    Object.assign(document.createElement('code'), { textContent: text })
  const sentence = document.createElement('p')
  sentence.append(...doc.split('`').map((part, i) => (i % 2 ? code(part) : part)))
  dom.append(code(signature), ...(doc ? [sentence] : []))
  return dom
}
