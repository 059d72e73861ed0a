import { tailOf } from '../../lib/playground/tail'

/** What a program prints: its end is on show, drawn anew once a frame, however much comes. */
export class Printed {
  text = $state('')
  /** Are earlier lines shown no longer? */
  cut = $state(false)
  private coming = ''
  private all = 0
  private frame = 0

  add(more: string) {
    this.all += more.length
    this.coming += more
    if (this.coming.length > 100_000) this.coming = tailOf(this.coming)
    this.frame ||= requestAnimationFrame(() => this.show())
  }

  /** Draw what has come up to now. */
  show() {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.coming = tailOf(this.coming)
    this.text = this.coming
    this.cut = this.text.length < this.all
  }

  clear() {
    this.coming = ''
    this.all = 0
    this.show()
  }
}
