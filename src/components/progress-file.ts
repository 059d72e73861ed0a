import { parseFile } from '../lib/progress/file'
import { merge } from '../lib/progress/merge'
import { download } from './download'
import { allAnswers, takeAnswers } from './practice/answers'
import { load, save } from './progress'

/** Hand the reader everything that is kept here, as a file. */
export const give = () =>
  download(
    'vit-by-hand-progress.json',
    JSON.stringify({ ...load(), answers: allAnswers() }),
    'application/json',
  )

/** Add a file's progress to what is here; false if it holds none. */
export async function take(file: File): Promise<boolean> {
  const text = file.size < 4_000_000 ? await file.text() : ''
  const theirs = parseFile(text)
  if (!theirs) return false
  save(merge(load(), theirs))
  takeAnswers(JSON.parse(text).answers)
  return true
}
