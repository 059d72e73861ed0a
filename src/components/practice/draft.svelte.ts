import { saveAnswer, savedAnswer } from './answers'

/** A program that the reader writes, kept on this device; one that a link brought is only shown. */
export class Draft {
  text = $state('')
  /** What the reader had written before they started over. */
  private thrown = $state<string | null>(null)
  /** Somebody else's program is on show: it is not the reader's until they change it. */
  private lent: string | null = null

  constructor(
    protected readonly key: string,
    private readonly starter: string,
  ) {
    this.text = starter
  }

  readonly changed = $derived.by(() => this.text !== this.starter)
  readonly canUndo = $derived.by(() => this.thrown !== null && !this.changed)

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
    if (this.changed) this.thrown = this.text
    this.text = this.starter
    this.keep()
  }

  undo() {
    if (this.thrown !== null) this.text = this.thrown
    this.thrown = null
    this.keep()
  }
}
