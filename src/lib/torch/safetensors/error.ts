/** What is wrong with a weights file: the words of the safetensors library, then one sentence of help. */
export class SafetensorsError extends Error {
  constructor(
    /** The library's own words, where it has some. */
    readonly reason: string,
    readonly help: { zh: string; en: string },
  ) {
    super(`${reason}\n  ${help.zh}\n  ${help.en}`)
    this.name = 'SafetensorsError'
  }
}

const header = (reason: string, zh: string, en: string) =>
  new SafetensorsError(`Error while deserializing: ${reason}`, { zh, en })
const value = (reason: string, zh: string, en: string) => new SafetensorsError(reason, { zh, en })

/** Names come from the file: shown short, and with nothing in them that could leave its line. */
const quote = (name: string) => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)

export const problems = {
  tooSmall: (bytes: number) =>
    header(
      'header too small',
      `文件只有 ${bytes} 个字节，连开头 8 个字节的长度都放不下：它是空的，或没有下载完。`,
      `The file has ${bytes} byte(s), fewer than the 8 that give the header's length: empty, or cut short.`,
    ),
  tooLarge: (bytes: bigint) =>
    header(
      'header too large',
      `开头说文件头有 ${bytes} 个字节，超过上限 1 亿：这不是 safetensors 文件，或已损坏。`,
      `The header claims ${bytes} bytes, more than the limit of 100 million: not a safetensors file, or a damaged one.`,
    ),
  headerBeyondFile: (bytes: number, file: number) =>
    header(
      'invalid header length',
      `文件头应有 ${bytes} 个字节，整个文件却只有 ${file} 个：文件不完整。`,
      `The header should have ${bytes} bytes, but the whole file has ${file}: it was cut short.`,
    ),
  notUtf8: () =>
    header(
      'invalid UTF-8 in header',
      '文件头不是 UTF-8 文字：文件已损坏。',
      'The header is not UTF-8 text: the file is damaged.',
    ),
  start: () =>
    header(
      'invalid start character in header, must be `{`',
      '文件头必须以 { 开始：这不是 safetensors 文件，或已损坏。',
      'The header must begin with {: not a safetensors file, or a damaged one.',
    ),
  notJson: () =>
    header(
      'invalid JSON in header',
      '文件头不是合法的 JSON：文件已损坏。',
      'The header is not valid JSON: the file is damaged.',
    ),
  metadata: () =>
    header(
      'invalid JSON in header',
      '__metadata__ 只能是文字到文字的对照表。',
      '__metadata__ can only map text to text.',
    ),
  entry: (name: string) =>
    header(
      'invalid JSON in header',
      `张量 ${quote(name)} 的说明应当恰好有 dtype、shape、data_offsets，大小和偏移都是非负整数。`,
      `Tensor ${quote(name)} must be described by dtype, shape and data_offsets, with non-negative integers.`,
    ),
  dtype: (name: string, dtype: string) =>
    header(
      'invalid JSON in header',
      `张量 ${quote(name)} 的类型是 ${quote(dtype)}；这里能读 F32、F16、BF16、I64、I32、U8、BOOL。`,
      `Tensor ${quote(name)} has dtype ${quote(dtype)}; F32, F16, BF16, I64, I32, U8 and BOOL can be read here.`,
    ),
  twice: () =>
    header(
      'invalid JSON in header',
      '文件头里有一个名字出现了两次：不知道该信哪一个。',
      'A name appears twice in the header: there is no telling which one is meant.',
    ),
  overflow: (name: string) =>
    header(
      'overflow computing buffer size from shape and/or element type',
      `张量 ${quote(name)} 的形状大得连字节数都数不清：文件已损坏。`,
      `Tensor ${quote(name)} is so large that its bytes cannot be counted: the file is damaged.`,
    ),
  size: (name: string, bytes: number, given: number) =>
    header(
      'invalid shape, data type, or offset for tensor',
      `张量 ${quote(name)} 按形状和类型要 ${bytes} 个字节，偏移却留了 ${given} 个。`,
      `Tensor ${quote(name)} needs ${bytes} bytes by shape and dtype; its offsets leave ${given}.`,
    ),
  offset: (name: string, expected: number, begin: number) =>
    header(
      `invalid offset for tensor ${quote(name)}`,
      `张量 ${quote(name)} 应当从第 ${expected} 个字节开始，却写着 ${begin}：数据之间不许有空隙或重叠。`,
      `Tensor ${quote(name)} should begin at byte ${expected}, not ${begin}: the data has no gaps and no overlaps.`,
    ),
  uncovered: (described: number, present: number) =>
    header(
      'incomplete metadata, file not fully covered',
      `文件头说数据共有 ${described} 个字节，文件里有 ${present} 个：文件不完整，或多了东西。`,
      `The header describes ${described} bytes of data; the file holds ${present}: cut short, or something was added.`,
    ),
  unsafeInteger: (name: string) =>
    value(
      `tensor ${quote(name)} holds an integer that a number cannot represent`,
      '有一个 64 位整数超出了 ±2⁵³，JavaScript 的数存不下它。',
      'A 64-bit integer lies beyond ±2⁵³, which a JavaScript number cannot hold.',
    ),
  notBool: (name: string) =>
    value(
      `tensor ${quote(name)} holds a byte that is neither 0 nor 1`,
      'BOOL 张量的每个字节只能是 0 或 1：文件已损坏。',
      'Every byte of a BOOL tensor is 0 or 1: the file is damaged.',
    ),
  beyondInt32: (name: string) =>
    value(
      `tensor ${quote(name)} holds an integer beyond 32 bits`,
      '这里的设备只算 32 位整数。',
      'The devices here compute with 32-bit integers.',
    ),
  reserved: () =>
    value(
      '__metadata__ is not a name for a tensor',
      '__metadata__ 这个名字留给了文字说明。',
      'The name __metadata__ is kept for the notes of the file.',
    ),
  cannotWrite: (name: string, dtype: string) =>
    value(
      `tensor ${quote(name)} cannot be written as ${dtype}`,
      `${dtype} 在这里只能读；或者有数超出了它能存的范围。`,
      `${dtype} can only be read here, or a number does not fit in it.`,
    ),
  wrongCount: (name: string, expected: number, given: number) =>
    value(
      `tensor ${quote(name)} has ${given} numbers for a shape of ${expected}`,
      '数字的个数与形状不符。',
      'The numbers do not fill the shape.',
    ),
}
