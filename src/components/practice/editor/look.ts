import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Code as everywhere on the site: ink and weight; colour only where it means an axis. */
const code = HighlightStyle.define([
  { tag: [tags.keyword, tags.self], fontWeight: '700' },
  { tag: tags.comment, color: 'var(--ink3)' },
  { tag: tags.string, color: 'var(--ink2)' },
])

// A line that does not fit goes on below its own beginning.
const hang = 'calc(var(--indent, 0ch) + 2ch)'

const theme = EditorView.theme({
  '&': { color: 'var(--ink)' },
  '&.cm-focused': { outline: 'var(--focus)', outlineOffset: 'var(--focus-gap)' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { minHeight: 'var(--least)', padding: 'var(--s3) 0', caretColor: 'var(--ink)' },
  '.cm-content:focus-visible': { outline: 'var(--focus)', outlineColor: 'transparent' },
  '.cm-line': {
    padding: '0 var(--s3)',
    paddingInlineStart: `calc(var(--s2) + ${hang})`,
    textIndent: `calc(-1 * ${hang})`,
    overflowWrap: 'anywhere',
    wordBreak: 'break-all', // between words, which are held together
  },
  '.cm-word': { whiteSpace: 'pre', wordBreak: 'normal' },
  '.cm-line > *': { textIndent: '0' },
  '.cm-gutters': { background: 'none', color: 'var(--ink3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': {
    minWidth: 'calc(var(--numbers) + var(--s2))',
    padding: '0 var(--s2) 0 0',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--mark)', outline: 'var(--line)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'none', textDecoration: 'underline dotted' },

  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--ink2)',
    textUnderlineOffset: '0.25em',
  },
  '.cm-lintRange-active': { background: 'var(--mark)' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--ink2)' },

  '.cm-tooltip': {
    background: 'var(--paper)',
    color: 'var(--ink)',
    border: 'var(--line)',
    borderRadius: 'var(--r-1)',
    zIndex: 'var(--z-note)',
    maxWidth: 'min(var(--measure), 90vw)',
    fontSize: 'var(--t-small)',
    lineHeight: '1.6',
  },
  '.cm-note': { padding: 'var(--s2) var(--s3)', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.cm-note code': { font: 'var(--t-small) / 1.6 var(--mono)' },
  '.cm-note p': { margin: '0' },
  '.cm-tooltip-hover .cm-tooltip-section + .cm-tooltip-section': { borderTop: 'var(--hair)' },
  '.cm-diagnostic': { border: 'none', padding: 'var(--s2) var(--s3)', marginInlineStart: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'inherit', fontFamily: 'var(--mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: 'var(--s1) var(--s3)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--ink)',
    color: 'var(--onink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: 'var(--s2) var(--s3)' },

  '.cm-ghost': {
    whiteSpace: 'nowrap',
    color: 'var(--ink3)',
    paddingInlineStart: '2ch',
    userSelect: 'none',
  },
  '.cm-wrong': { background: 'var(--penwash)', boxShadow: 'inset 3px 0 var(--pen)' },
  '.cm-why': {
    color: 'var(--pen)',
    background: 'var(--penwash)',
    boxShadow: 'inset 3px 0 var(--pen)',
    padding: '0 var(--s3) var(--s1)',
    fontFamily: 'var(--hei)',
    whiteSpace: 'normal',
  },
})

export const look: Extension = [theme, syntaxHighlighting(code)]
