import type { Score } from '../exercise/score'

/** The words that are in the HTML alone: no browser loads them again. */
const en = {
  site: 'ViT by hand',
  tagline: 'Read, run, bend, break and write the Vision Transformer from memory',
  skip: 'Skip to the text',
  otherLanguage: '中文',
  theme: 'Light or dark',
  nav: {
    practice: 'Practice',
    playground: 'PyTorch',
    reference: 'Reference',
    glossary: 'Glossary',
  },
  lessons: 'Lessons',
  source: 'Code and text after the post “手撕 Vision Transformer” by wpironman.',
  nextLesson: (title: string) => `Next: ${title}`,
  save: {
    label: 'Save this picture',
    save: 'Save:',
    as: (kind: string) => `Save as ${kind}`,
    link: 'Copy link',
    linkLabel: 'Copy link to exactly this page',
    copied: 'Copied. Whoever opens it sees this page as it is now.',
    copiedWithoutPhoto:
      'Copied. Your own photo stays on this device; whoever opens the link sees one of ours.',
    failed: 'That did not work. The address bar has the same link.',
    unsaved: 'The picture could not be saved.',
  },
  practice: {
    title: 'Practice',
    lead: 'Write the Vision Transformer until you can do it from memory. Every answer is judged by what it computes, and a known mistake is called by its name.',
    kinds: {
      shapes: 'Shape drill',
      blanks: 'Fill in',
      bug: 'Find the bug',
      write: 'Write it',
      whole: 'Whole ViT',
    },
    next: (title: string) => `Next exercise: ${title}`,
    all: 'That was the last exercise. Back to the list',
    ofLesson: 'Practise it',
    language: 'Language of the program',
    again: 'Lines to write again',
    againLead: 'The lines that you once wrote wrong, each when you are about to forget it.',
    noScript: 'This page needs JavaScript to judge what you write.',
    score: ({ mistakes, rejected, ways, accepted }: Score) =>
      `The judge of this exercise rejects ${rejected} of ${mistakes} known mistakes and accepts ${accepted} of ${ways} other ways to write it.`,
  },
  playground: {
    title: 'Write PyTorch',
    lead: 'The post’s file, unchanged, or your own. It runs here, in your browser, with the shape at the end of every line and PyTorch’s own words where it stops.',
    noScript: 'This page needs JavaScript to run what you write.',
    calls: 'What of PyTorch is here',
    callsLead: (n: number) =>
      `${n} words of PyTorch, each compared with PyTorch itself. Any other is not in this site’s torch; the error names the nearest one that is. What is learned here runs unchanged in PyTorch.`,
  },
  takeAway: {
    title: 'Take it with you',
    lead: 'The post’s own lines and one small run, to be repeated with real PyTorch. They stop if a number differs from these.',
    script: 'Script .py',
    notebook: 'Notebook .ipynb',
  },
  glossary: {
    title: 'Glossary',
    lead: 'The words of the Vision Transformer in English and Chinese, one sentence each, and the lessons that use them.',
    also: (names: string[]) => `In Chinese also: ${names.join(', ')}`,
  },
  home: {
    title: 'The Vision Transformer, line by line, in your browser',
    lead: 'One blog post, six classes, about a hundred lines of PyTorch. Here each line runs: on your photo, at your sizes, with the shape after every operation and numbers equal to PyTorch’s.',
    path: 'Seven lessons',
  },
}

const zh: typeof en = {
  site: '手撕 ViT',
  tagline: '把 Vision Transformer 读懂、跑通、改坏，直到能默写',
  skip: '跳到正文',
  otherLanguage: 'English',
  theme: '浅色或深色',
  nav: { practice: '练习', playground: 'PyTorch', reference: '速查表', glossary: '术语表' },
  lessons: '课程',
  source: '代码与思路来自 wpironman 的博文《手撕 Vision Transformer》。',
  nextLesson: (title) => `下一课：${title}`,
  save: {
    label: '保存这张图',
    save: '保存：',
    as: (kind) => `存为 ${kind}`,
    link: '复制链接',
    linkLabel: '复制链接，打开就是现在这一页',
    copied: '已复制。打开它的人看到的就是现在这一页。',
    copiedWithoutPhoto: '已复制。你的照片留在这台设备上，打开链接的人看到的是本站的照片。',
    failed: '没有成功。地址栏里就是同一个链接。',
    unsaved: '这张图没有存成。',
  },
  practice: {
    title: '练习',
    lead: '把 Vision Transformer 写到能默写为止。每份答案都按它算出的结果判定；是已知的错误，就叫出它的名字。',
    kinds: {
      shapes: '形状练习',
      blanks: '填空',
      bug: '找错',
      write: '手写',
      whole: '整个 ViT',
    },
    next: (title) => `下一题：${title}`,
    all: '这是最后一题，回到练习列表',
    ofLesson: '练一练',
    language: '用哪种语言写',
    again: '再写一遍',
    againLead: '你写错过的那些行，在快要忘记时各来一次。',
    noScript: '这一页要有 JavaScript 才能判定你写的代码。',
    score: ({ mistakes, rejected, ways, accepted }) =>
      `这一题的判定：${mistakes} 种已知的错误拒绝了 ${rejected} 种，${ways} 种别的写法接受了 ${accepted} 种。`,
  },
  playground: {
    title: '写 PyTorch',
    lead: '一字不改的博文文件，或者你自己写的，就在浏览器里运行：每行末尾标出形状，出错时给出 PyTorch 的报错原文。',
    noScript: '这一页要有 JavaScript 才能运行你写的代码。',
    calls: '这里能用 PyTorch 的哪些部分',
    callsLead: (n) =>
      `这里有 PyTorch 的 ${n} 个函数、类和方法，每一个都和 PyTorch 比对过。别的不在本站的 torch 里，用到时报错会说出最接近的一个。在这里学会的，拿到 PyTorch 里一字不改就能跑。`,
  },
  takeAway: {
    title: '带走',
    lead: '博文的原文，加一次小小的运行，可以用真正的 PyTorch 重做。数字和这里的不同，它就会停下。',
    script: '脚本 .py',
    notebook: '笔记本 .ipynb',
  },
  glossary: {
    title: '术语表',
    lead: 'Vision Transformer 的用词，中英对照，每个一句话，并指出哪几课用到它。',
    also: (names) => `也叫：${names.join('、')}`,
  },
  home: {
    title: '在浏览器里逐行手撕 Vision Transformer',
    lead: '一篇博文，六个类，约一百行 PyTorch。这里每一行都在运行：用你的照片、你的尺寸，每个操作之后给出形状，数值与 PyTorch 相等。',
    path: '七课',
  },
}

export const pageWords = { zh, en }
