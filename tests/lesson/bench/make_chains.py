"""Chains of the bench in real PyTorch: what bench.test.ts expects.

    python3 tests/lesson/bench/make_chains.py > tests/lesson/bench/chains.json
"""

import json
import random

import torch

random.seed(4)


def sizes(rank):
    return [random.randint(1, 6 if rank < 4 else 4) for _ in range(rank)]


def split(shape):
    """Another shape for as many numbers."""
    n = 1
    for size in shape:
        n *= size
    result = []
    while n > 1 and len(result) < 3:
        divisors = [d for d in range(1, n + 1) if n % d == 0]
        result.append(random.choice(divisors))
        n //= result[-1]
    return result + [n]


def draw(shape):
    rank = len(shape)
    op = random.choice(["reshape", "view", "view", "permute", "transpose", "expand", "unsqueeze", "squeeze", "flatten", "contiguous", "add", "add"])
    wild = random.random() < 0.12
    axis = lambda: random.randint(-rank - wild, max(rank - 1, 0) + wild)
    if op in ("reshape", "view"):
        args = split(shape)
        if random.random() < 0.4:
            args[random.randrange(len(args))] = -1
        if wild:
            args[0] += 1
    elif op == "permute":
        args = random.sample(range(rank), rank)
        if wild:
            args = args[:-1] + [axis()]
        if not args:
            return "contiguous", []
    elif op == "transpose":
        args = [axis(), axis()]
    elif op == "expand":
        args = [random.choice([2, 3]) if size == 1 else random.choice([size, -1]) for size in shape]
        if len(args) < 4 and random.random() < 0.4:
            args = [2] + args
        if wild:
            args = args[1:] or [2]
        if not args:
            args = [3]
    elif op == "unsqueeze":
        args = [axis()]
    elif op == "squeeze":
        args = [] if random.random() < 0.5 else [axis()]
    elif op == "flatten":
        args = [] if random.random() < 0.3 else [random.randint(0, max(rank - 1, 0)), random.choice([-1, max(rank - 1, 0)])]
    elif op == "contiguous":
        args = []
    else:
        args = [random.choice([size, 1]) if size > 1 else random.choice([1, 2, 3]) for size in shape[-random.randint(1, max(rank, 1)) :]]
        args = args or [3]
        args = [min(size, 6) for size in args][:4]
        if wild:
            args[-1] = args[-1] % 6 + 1
    return op, args


def unit_above(top, shape):
    n = 1
    for size in shape:
        n *= size
    unit = 10 ** max(1, len(str(top - 1)))
    return (1 if unit * (n + 1) > 2**24 else unit), n


def step(x, owners):
    pointer = x.data_ptr()
    if pointer not in owners:
        owners.append(pointer)
    return {
        "shape": list(x.shape),
        "strides": list(x.stride()),
        "contiguous": x.is_contiguous(),
        "memory": owners.index(pointer),
        "numbers": x.flatten().tolist() if x.numel() <= 24 else [x.flatten()[i].item() for i in range(0, x.numel(), 7)],
    }


def chain():
    shape = sizes(random.choice([2, 3, 3, 4]))
    n = 1
    for size in shape:
        n *= size
    x = torch.arange(n).reshape(shape)
    top, keep, owners = n, [x], []
    result = {"sizes": shape, "calls": [], "steps": [step(x, owners)], "error": None}
    for _ in range(random.randint(1, 5)):
        op, args = draw(list(x.shape))
        if len(args) > 6:
            break
        try:
            if op == "add":
                unit, m = unit_above(top, args)
                y = x + unit * torch.arange(1, m + 1).reshape(args)
                top += unit * m
            else:
                y = getattr(x, op)(*args)
        except (RuntimeError, IndexError) as error:
            result["calls"].append([op, args])
            result["error"] = [type(error).__name__, str(error)]
            break
        if y.numel() > 1296 or y.dim() > 6:
            break
        result["calls"].append([op, args])
        x = y
        keep.append(x)
        result["steps"].append(step(x, owners))
    return result


chains = [chain() for _ in range(120)]
print("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in chains) + "\n]")
