import { saveAnswer, savedAnswer } from './answers'

/** A program that the reader writes, kept on this device; one that a link brought is only shown. */
export class Draft {
  text = $state('')
  /** What the reader had written before another program took its place. */
  private thrown = $state.raw<{ was: string; by: string } | null>(null)
  /** Somebody else's program is on show: it is not the reader's until they change it. */
  private lent: string | null = null

  constructor(
    protected readonly key: string,
    private readonly starter: string,
  ) {
    this.text = starter
  }

  readonly changed = $derived.by(() => this.text !== this.starter)
  readonly canUndo = $derived.by(() => this.thrown?.by === this.text)

  /** Take up what was written here before. */
  resume() {
    this.lent = null
    this.text = savedAnswer(this.key) ?? this.starter
  }

  /** Show a program that came with a link. */
  show(program: string) {
    this.lent = program
    this.text = program
  }

  /** The reader wrote. */
  type(text: string) {
    this.text = text
    this.keep()
  }

  /** What is written stays on this device; what a link brought does not take its place until it is changed. */
  keep() {
    if (this.lent === this.text) return
    this.lent = null
    saveAnswer(this.key, this.changed ? this.text : null)
  }

  reset() {
    this.replace(this.starter, this.changed)
  }

  /** Another program takes the place of this one, which can be brought back; where it is not their `own`, the last that was. */
  replace(by: string, own: boolean) {
    if (own) this.thrown = { was: this.text, by }
    else if (this.thrown) this.thrown = { ...this.thrown, by }
    this.type(by)
  }

  undo() {
    if (this.thrown) this.text = this.thrown.was
    this.thrown = null
    this.keep()
  }
}
