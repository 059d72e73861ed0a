import type { Failure } from './observation'

const because = (message: string, zh: string, en: string): Failure => ({
  kind: 'time',
  message,
  help: { zh, en },
  line: null,
})

/** Why a program was not tried to the end. */
export const endings = {
  time: (limit: number) =>
    because(
      'time limit',
      `超过 ${limit / 1000} 秒还没算完：是不是有停不下来的循环？`,
      `Not done after ${limit / 1000} seconds: is there a loop that never ends?`,
    ),
  stopped: () => because('stopped', '已停止。', 'Stopped.'),
  ended: (why: string) =>
    because('ended', `程序中途退出：${why}`, `The program ended itself: ${why}`),
  unreadable: () =>
    because(
      'unreadable',
      '读不懂程序交回的结果：它改动了用来检查它的工具。',
      'What the program handed back cannot be read: it changed the tools it is checked with.',
    ),
  tooLong: (letters: number) =>
    because(
      'too long',
      `程序太长：最多 ${letters} 个字符。`,
      `The program is too long: at most ${letters} characters.`,
    ),
  noSandbox: () =>
    because(
      'no sandbox',
      '沙盒没有启动：请刷新页面，或换一个浏览器。',
      'The sandbox did not start: reload the page, or try another browser.',
    ),
}
