import { know, open } from '../lib/progress/progress'
import { load, save } from './progress'

/** Each point of a lesson's checklist gets a box to tick; the page remembers. */
const slug = document.querySelector<HTMLElement>('article[data-slug]')?.dataset.slug

if (slug) {
  save(open(load(), slug, new Date()))
  const { known } = load().lessons[slug]
  document.querySelectorAll('.checklist li').forEach((item, point) => {
    const label = document.createElement('label')
    const box = document.createElement('input')
    const text = document.createElement('span')
    box.type = 'checkbox'
    box.checked = known.includes(point)
    box.addEventListener('change', () => save(know(load(), slug, point, box.checked)))
    text.append(...item.childNodes)
    label.append(box, text)
    item.append(label)
  })
}
