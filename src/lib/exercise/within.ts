import { moduleNames } from './modules'

/** A file of several classes with the others of the post emptied, lines left where they are. */
export function within(source: string, module: string): string {
  let hidden = false
  const lines = source.split('\n').map((line) => {
    const [, name] = /^(?:export )?(?:default )?class ([\p{L}\p{N}_$]+)/u.exec(line) ?? []
    if (name) hidden = name !== module && moduleNames.some((known) => known === name)
    else if (/^\p{L}/u.test(line)) hidden = false // a function between two classes
    return hidden ? '' : line
  })
  return lines.join('\n')
}
