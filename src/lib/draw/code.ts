import { createCssVariablesTheme, createHighlighter } from 'shiki'
import { letterSpans } from './letters'

// Colours stay in the stylesheet: a token gets a class, `kw`, `str`, `com` …
const theme = createCssVariablesTheme({ name: 'ink', variablePrefix: '--' })
const classes: Record<string, string> = {
  'var(--token-keyword)': 'kw',
  'var(--token-string)': 'str',
  'var(--token-string-expression)': 'str',
  'var(--token-comment)': 'com',
  'var(--token-constant)': 'num',
  'var(--token-function)': 'fn',
}

const highlighter = createHighlighter({ themes: [theme], langs: ['python', 'typescript'] })

/** Source lines as HTML, one string a line; the letters of a shape comment in their colours. Build time only. */
export async function highlight(lines: string[], lang: 'python' | 'typescript'): Promise<string[]> {
  const { tokens } = (await highlighter).codeToTokens(lines.join('\n'), {
    lang,
    theme: 'ink',
    tokenizeTimeLimit: 0, // a busy machine highlights like any other
  })
  return tokens.map((line) => {
    const html = line
      .map(({ content, color }) => {
        const name = /\w/.test(content) ? classes[color ?? ''] : undefined
        const html = name === 'com' ? letterSpans(content) : escapeHtml(content)
        return name ? `<span class="${name}">${html}</span>` : html
      })
      .join('')
    const [code, ...comment] = html.split(/(?=<span class="com">)/)
    return breakable(code) + comment.join('')
  })
}

/** A line that does not fit breaks after an argument, or before a call that comes after others. */
const breakable = (html: string) =>
  html
    .replace(/[,(](?![\s)])|(?<=\)(?:<[^>]+>)*)(?=[./]\w)/g, '$&<wbr>')
    .replace(/(?<=\w\.\w+)(?=\.\w+\()/g, '<wbr>')

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
