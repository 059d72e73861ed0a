import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
} from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { forEachDiagnostic, setDiagnosticsEffect } from '@codemirror/lint'
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view'
import type { Lang } from '../../../lib/i18n'
import { editorWords } from '../../../lib/i18n/editor'
import { getChecker } from './checker'
import { look } from './look'
import { ghosts, marks, type Note } from './notes'
import { paint } from './paint'
import { types } from './types'

/** Pixels: the buttons lie over the end of what is in sight. */
const bar = 72

export type Language = 'typescript' | 'python'

export interface Options {
  parent: HTMLElement
  text: string
  lang: Lang
  language: Language
  label: string
  /** The id of what says how to leave it. */
  describedby: string
  onchange: (text: string) => void
  onfocus?: () => void
  onrun?: () => void
  /** The lines that TypeScript has something to say of. */
  onremarks: (lines: number[]) => void
}

/** A program in CodeMirror. */
export type Editing = Awaited<ReturnType<typeof openEditor>>

export async function openEditor(options: Options) {
  const { parent, text, lang, language, label, describedby } = options
  const t = editorWords[lang]
  const known = new Compartment()

  const run = () => {
    options.onrun?.()
    return true
  }
  // Tab goes through the page; for who is writing it indents.
  let writing = false
  const listen = ({ docChanged, focusChanged, state, view, transactions }: ViewUpdate) => {
    if (docChanged) options.onchange(state.doc.toString())
    if (docChanged) writing = true
    if (focusChanged && !view.hasFocus) writing = false
    if (focusChanged && view.hasFocus) options.onfocus?.()
    if (
      transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect)))
    )
      // biome-ignore format: one question
      options.onremarks(remarkedLines(state))
  }

  const indent: KeyBinding = {
    key: 'Tab',
    run: (view) => writing && indentMore(view),
    shift: (view) => writing && indentLess(view),
  }

  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      keymap.of([{ key: 'Mod-Enter', run, preventDefault: true }, { key: 'Tab', run: acceptCompletion }, indent]), // biome-ignore format: a list
      known.of([]),
      lineNumbers(),
      history(),
      indentUnit.of(language === 'python' ? '    ' : '  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      EditorView.lineWrapping,
      EditorView.scrollMargins.of(() => ({ bottom: bar })),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]), // biome-ignore format: a list
      EditorState.phrases.of(t.phrases),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedby }),
      EditorView.domEventHandlers({
        pointerdown: () => {
          writing = true
        },
        focus: (_, view) => {
          setTimeout(() => view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { yMargin: bar }) })) // biome-ignore format: one thought
        },
      }),
      EditorView.updateListener.of(listen),
      await grammar(language),
      ghosts.field,
      marks.field,
      Prec.highest(paint), // inside what the grammar colours
      look,
    ],
  })
  if (language === 'typescript') {
    void getChecker(lang).then((checker) =>
      view.dispatch({ effects: known.reconfigure(types(checker, t)) }),
    )
  }

  return {
    /** Another text takes the place of this one; undo brings it back. */
    setText(next: string) {
      const { doc } = view.state
      if (next === doc.toString()) return
      const changes = { from: 0, to: doc.length, insert: next }
      view.dispatch({ changes, annotations: isolateHistory.of('full') })
    },
    setMarks: (notes: readonly Note[]) => view.dispatch({ effects: marks.set.of(notes) }),
    setGhosts: (notes: readonly Note[]) => view.dispatch({ effects: ghosts.set.of(notes) }),
    goTo(line: number) {
      const { doc } = view.state
      const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines))
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) }) // biome-ignore format: one thought
      view.focus()
    },
    select(anchor: number, head: number) {
      view.dispatch({ selection: { anchor, head } })
      view.focus()
    },
    close: () => view.destroy(),
  }
}

async function grammar(language: Language): Promise<Extension> {
  if (language === 'python') return (await import('@codemirror/lang-python')).python()
  return (await import('@codemirror/lang-javascript')).javascript({ typescript: true })
}

function remarkedLines(state: EditorState): number[] {
  const lines = new Set<number>()
  forEachDiagnostic(state, (_, from) => lines.add(state.doc.lineAt(from).number))
  return [...lines].sort((a, b) => a - b)
}
