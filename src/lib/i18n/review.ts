/** The words of lines that come back, and of how far one is. */
const en = {
  states: { new: '', tried: 'tried', solved: 'solved' } as Record<string, string>,
  review: {
    title: 'Lines to write again',
    none: 'Nothing is due. A line that you get wrong comes back here, the next day at the earliest.',
    due: (n: number) => (n === 1 ? '1 line is due.' : `${n} lines are due.`),
    begin: 'Begin',
    question: 'You once wrote this line wrong. Write it again.',
    right: (days: number) =>
      days === 1 ? 'Right. It comes back tomorrow.' : `Right. It comes back in ${days} days.`,
    wrong: 'Not yet. It comes back tomorrow.',
    mended: 'Now it is right. It comes back tomorrow.',
    line: 'The post writes it so:',
    yours: 'The line you wrote',
    next: 'Next line',
    end: 'That was all for now.',
    back: 'Back to practice',
    of: (n: number, all: number) => `${n} of ${all}`,
  },
  open: {
    title: 'What I still get wrong',
    times: (n: number) => (n === 1 ? 'made once' : `made ${n} times`),
    when: (date: string) => `back on ${date}`,
    now: 'due',
    plan: 'There is no streak to keep. A line comes back when you are about to forget it, and waits as long as you like.',
  },
}

const zh: typeof en = {
  states: { new: '', tried: '试过', solved: '做对了' },
  review: {
    title: '再写一遍',
    none: '现在没有到期的。你写错的那一行会回到这里，最早在第二天。',
    due: (n) => `${n} 行到期了。`,
    begin: '开始',
    question: '这一行你写错过。再写一遍。',
    right: (days) => (days === 1 ? '对了。明天再练。' : `对了。${days} 天后再练。`),
    wrong: '还不对。明天再练。',
    mended: '这回对了。明天再练。',
    line: '博文这样写：',
    yours: '你写的那一行',
    next: '下一行',
    end: '暂时就这些。',
    back: '回到练习',
    of: (n, all) => `${all} 行里的第 ${n} 行`,
  },
  open: {
    title: '我还会写错的',
    times: (n) => `写错 ${n} 次`,
    when: (date) => `${date}再练`,
    now: '到期了',
    plan: '这里没有连续打卡。一行快要忘记时会回来，回来之后等你多久都行。',
  },
}

export const reviewWords = { zh, en }
