/** The words of the model that runs on the home page. */
const en = {
  says: {
    PatchEmbedding: 'the photo becomes a list of tokens',
    TransformerEncoder: 'tokens look at each other',
    __getitem__: 'only the class token is kept',
    linear: 'one score for each class',
  } as Record<string, string>,
  running: 'Running…',
  ran: (ops: number, parameters: string, device: string) =>
    `It just ran here: ${ops} operations, ${parameters} parameters, on ${device}. The weights are random: it has learned nothing yet.`,
}

const zh: typeof en = {
  says: {
    PatchEmbedding: '照片变成一列词元',
    TransformerEncoder: '词元互相看',
    __getitem__: '只留类别词元',
    linear: '每一类一个分数',
  },
  running: '正在运行…',
  ran: (ops, parameters, device) =>
    `刚刚在这里跑过：${ops} 个操作，${parameters} 个参数，${device}。权重是随机的，它还什么都没学过。`,
}

export const homeWords = { zh, en }
