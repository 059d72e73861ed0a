"""Runs one line of cases.txt: the same in real PyTorch and in the site's."""
import ast
import contextlib
import io

import torch
import torch.nn as nn
import torch.nn.functional as F


def numbers(name, shape, positive=False):
    """Numbers between -1 and 1 (or 0.2 and 1.2), all different."""
    count = torch.Size(shape).numel()
    seed = sum(map(ord, name))
    values = [((n * 7919 + seed * 104729) % 2003) / 1001.5 - 1 for n in range(count)]
    if positive:
        values = [abs(v) + 0.2 for v in values]
    return torch.tensor(values).reshape(shape)


def parse(spec):
    tensors = {}
    for part in filter(None, (p.strip() for p in spec.split(";"))):
        for sign in (">0:", ":", "#"):
            if sign in part:
                name, rest = part.split(sign)
                break
        sizes = [int(n) for n in rest.split(",")]
        if sign == "#":
            tensors[name] = torch.tensor(sizes)
        else:
            tensors[name] = numbers(name, sizes, sign == ">0:").requires_grad_()
    return tensors


def said(line):
    """What a line prints, and the value it ends with."""
    spec, code = line.split("|", 1)
    names = {"torch": torch, "nn": nn, "F": F, **parse(spec)}
    torch.manual_seed(0)
    body = ast.parse(code.strip().replace("\\n", "\n")).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "case", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "case", "eval"), names) if last else None
    return printed.getvalue() + ("" if value is None else repr(value))
