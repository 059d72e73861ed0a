import post from '../../../content/original/vit.py?raw'
import { tuple } from '../draw/tuple'
import { type ModuleName, moduleNames } from '../exercise/modules'
import { probes } from '../exercise/probes'
import type { Lang } from '../i18n'
import { classSource } from '../lesson/lines'
import check from './check.py?raw'
import { needed } from './example'

/** A learner's Python answer as a file that checks itself with real PyTorch: run it, and it says whether it is right. */
export function answerScript(module: ModuleName | 'whole', source: string, lang: Lang): string {
  const asked = module === 'whole' ? moduleNames : [module]
  const classes = needed[module === 'whole' ? 'VisionTransformer' : module]
  const { title, theirs, dropout, yours, test } = headings[lang]
  return `"""${title}"""
${(source.match(fromFuture) ?? []).join('')}import sys
import types

import torch
from torch import nn


# ${theirs}
def post():
${indented(classes.map((name) => classSource(post, name).join('\n')).join('\n\n'))}

    return locals()


vit = types.ModuleType("vit")
vars(vit).update(post())
sys.modules["vit"] = vit
for one in vars(vit).values():
    if isinstance(one, type):
        one.__module__ = "vit"


# ${dropout}
def dropout(input, p=0.5, training=True, inplace=False):
    return input * (1 + p * torch.linspace(0.5, 1.5, input.shape[-1])) if training else input


def attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
    score = query @ key.transpose(-2, -1) * (query.shape[-1] ** -0.5 if scale is None else scale)
    if is_causal:
        attn_mask = torch.ones(score.shape[-2:]).tril() > 0
    if attn_mask is not None and attn_mask.dtype == torch.bool:
        score = score.masked_fill(~attn_mask, -float("inf"))
    elif attn_mask is not None:
        score = score + attn_mask
    return dropout(score.softmax(dim=-1), dropout_p) @ value


nn.functional.dropout = dropout
if hasattr(nn.functional, "scaled_dot_product_attention"):  # since PyTorch 2
    nn.functional.scaled_dot_product_attention = attention


# ${yours}
${source.replace(fromFuture, '').trimEnd()}


# ${test}
PROBES = {
${asked.map(probesOf).join('\n')}
}
SAY = ${JSON.stringify(words[lang], null, 4)}


def check():
${indented(check)}

check()
`
}

/** Python wants these first. */
const fromFuture = /^from __future__ import .*\r?\n/gm

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ')

/** Arguments, input shapes, heads of each probe of a module, and whether it may be refused. */
const probesOf = (module: ModuleName) => `    "${module}": [
${probes[module]
  .map(
    ({ args, inputs, heads = 1, optional }) =>
      `        (${tuple(args)}, ${tuple(inputs.map(tuple))}, ${heads}, ${optional ? 'True' : 'False'}),`,
  )
  .join('\n')}
    ],`

const headings = {
  zh: {
    title: '用真正的 PyTorch 检查你的答案：运行这个文件，它会说对不对。只需要 torch。',
    theirs: '博文的类，照原样。',
    dropout:
      '随机的丢弃没法比较，所以本该丢弃的数在这里都放大一点：放大多少看 p，也看它在最后一轴的位置。',
    yours: '你的答案。',
    test: '检查。',
  },
  en: {
    title:
      'Your answer, checked with real PyTorch: run this file, and it says whether it is right. It needs torch alone.',
    theirs: 'The classes of the post, unchanged.',
    dropout:
      'What is dropped at random cannot be compared: here it grows instead, by p and by its place along the last axis.',
    yours: 'Your answer.',
    test: 'The check.',
  },
}

/** What the file says; `{}` is filled in when it runs. */
const words = {
  zh: {
    right: '与参考实现相等，一共试了 {} 组输入。',
    class: '没有找到类 {}。',
    missing: '少了参数 {}：parameters() 找不到它。',
    extra: '多了参数 {}：参考实现里没有。',
    size: '参数 {} 的形状是 {}，应为 {}。',
    shared: '{} 和 {} 是同一个参数，它们应该各学各的。',
    copied: '{} 和 {} 一开始就是同样的数，像是互相抄的。',
    instead: 'forward 返回的是 {}，不是张量。',
    shape: '输入 {} 得到的形状是 {}，应为 {}。',
    input: 'forward 改动了它的输入。',
    values: '形状都对，数不对：{} 模式，输入 {}，最大相差 {}。',
    unreached: '梯度没有传到 {}。',
    gradient: '{} 的梯度不对。',
  },
  en: {
    right: 'Equal to the reference. Probes tried: {}.',
    class: 'There is no class {}.',
    missing: 'The parameter {} is missing: parameters() does not find it.',
    extra: 'There is a parameter {} that the reference does not have.',
    size: 'The parameter {} has shape {}; it should be {}.',
    shared: '{} and {} are one parameter; each should learn by itself.',
    copied: '{} and {} start with the same numbers, as copies do.',
    instead: 'forward returns {}, not a tensor.',
    shape: 'For an input {} the shape is {}; it should be {}.',
    input: 'forward changes its input.',
    values: 'The shape is right, the numbers are not: {} mode, input {}, they differ by up to {}.',
    unreached: 'No gradient reaches {}.',
    gradient: 'The gradient of {} is not right.',
  },
}
