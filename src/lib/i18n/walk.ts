/** The words of the twins and of the walk through them, line by line. */
const en = {
  twin: {
    python: 'Python · the post',
    typescript: 'TypeScript · runs here',
    shape: 'shape',
    rows: 'Lines of code, Python beside TypeScript',
  },
  scrubber: {
    label: 'Step through the forward pass',
    play: 'Play',
    pause: 'Pause',
    back: 'Back',
    forward: 'Next',
    hint: 'Step through the forward pass, one operation at a time.',
    stop: '. ',
  },
}

const zh: typeof en = {
  twin: {
    python: 'Python · 博文',
    typescript: 'TypeScript · 在此运行',
    shape: '形状',
    rows: '代码逐行对照：Python 与 TypeScript',
  },
  scrubber: {
    label: '一步一步走完前向',
    play: '播放',
    pause: '暂停',
    back: '上一步',
    forward: '下一步',
    hint: '一步一步走完前向，每次一个操作。',
    stop: '。',
  },
}

export const walkWords = { zh, en }
