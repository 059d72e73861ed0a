"""Ask real PyTorch what every line of cases.txt gives, and write it to expected.json.

usage: python3 tests/torch/ops/make_ops.py        (needs torch, nothing else; Debian: python3-torch)

For each case, before which torch.manual_seed(0) is called:
  outputs  shape, stride(), is_contiguous(), dtype, values, and the input whose memory the output shares
  grads    of every input that has one, for the loss sum(output * cotangent)
  ops      the torch functions that were called, as __torch_function__ names them
Inputs and cotangents are not stored: number n of the tensor `name` is the same formula here and in the test.
"""
import json
import pathlib
import re

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.overrides import TorchFunctionMode

here = pathlib.Path(__file__).parent


def numbers(name, shape, positive=False):
    """Numbers between -1 and 1 (or 0.2 and 1.2), all different."""
    count = torch.Size(shape).numel()
    seed = sum(map(ord, name))
    values = [((n * 7919 + seed * 104729) % 2003) / 1001.5 - 1 for n in range(count)]
    if positive:
        values = [abs(v) + 0.2 for v in values]
    return torch.tensor(values, dtype=torch.float64).reshape(shape).float()


def parse(spec):
    tensors = {}
    for part in filter(None, (p.strip() for p in spec.split(";"))):
        name, kind, rest = re.fullmatch(r"(\w+)(:|>0:|#)(.*)", part).groups()
        sizes = [int(n) for n in rest.split(",")]
        if kind == "#":
            tensors[name] = torch.tensor(sizes)
        else:
            tensors[name] = numbers(name, sizes, kind == ">0:").requires_grad_()
    return tensors


class Calls(TorchFunctionMode):
    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_function__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        first = result[0] if isinstance(result, (tuple, list)) and result else result
        if isinstance(first, torch.Tensor):
            self.names.append(getattr(func, "__name__", str(func)))
        return result


def short(t):
    if t.dtype != torch.float32:
        return [int(v) for v in t.flatten().tolist()]
    return [float(f"{v:.7g}") if abs(v) != float("inf") else str(v) for v in t.detach().flatten().tolist()]


def run(python, inputs):
    torch.manual_seed(0)
    calls = Calls()
    with calls:
        result = eval(python, {"torch": torch, "nn": nn, "F": F, **inputs})
    outputs = [t for t in (result if isinstance(result, (tuple, list)) else [result]) if t is not None]
    owner = {t.storage().data_ptr(): name for name, t in inputs.items()}
    said = [
        {
            "shape": list(t.shape),
            "stride": list(t.stride()),
            "contiguous": t.is_contiguous(),
            "dtype": str(t.dtype).removeprefix("torch."),
            "shares": owner.get(t.storage().data_ptr()),
            "values": short(t),
        }
        for t in outputs
    ]
    answer = {"outputs": said}
    if any(t.requires_grad for t in outputs):
        loss = sum((t * numbers(f"cotangent{i}", list(t.shape))).sum() for i, t in enumerate(outputs) if t.requires_grad)
        loss.backward()
        answer["grads"] = {name: short(t.grad) for name, t in inputs.items() if t.grad is not None}
    answer["ops"] = calls.names
    return answer


lines = []
for line in (here / "cases.txt").read_text(encoding="utf-8").splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    family, spec, python, _ = re.split(r"\s*\|\s*", line)
    lines.append(json.dumps(run(python, parse(spec)), separators=(",", ":")))
(here / "expected.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
print(f"{len(lines)} cases")
