"""Ask real PyTorch what it says to every line of cases.txt, and write it to expected.json.

usage: python3 tests/torch/errors/make_errors.py        (needs torch, nothing else; Debian: python3-torch)

Each answer is the type of the error and its message, word for word.
"""
import json
import pathlib
import re

import torch
import torch.nn as nn
import torch.nn.functional as F

here = pathlib.Path(__file__).parent


class NoForward(nn.Module):
    pass


class Misspelt(nn.Module):
    def forword(self, x):
        return x


class Forgetful(nn.Module):
    def forward(self, x):
        return self.norm1(x)


class NoReturn(nn.Module):
    def forward(self, x):
        x + 1


class UsesNone(nn.Module):
    def forward(self, x):
        return x + NoReturn()(x)


class CallsNone(nn.Module):
    def forward(self, x):
        return NoReturn()(x).reshape(2)


class Misspells(nn.Module):
    def forward(self, x):
        return x.exp().sofmax(-1)


class TwoInputs(nn.Module):
    def forward(self, x, y):
        return x


def twice(f):
    y = f(torch.randn(3, requires_grad=True))
    y.backward()
    y.backward()


names = {**vars(torch), "torch": torch, "nn": nn, "F": F, "twice": twice, "nan": float("nan")}
names |= {c.__name__: c for c in (NoForward, Misspelt, Forgetful, TwoInputs, UsesNone, CallsNone, Misspells)}
answers = []
for line in (here / "cases.txt").read_text(encoding="utf-8").splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    python, _ = re.split(r"\s*\|\s*", line)
    try:
        eval(python, names)
    except Exception as error:
        answers.append({"type": type(error).__name__, "message": str(error)})
    else:
        raise SystemExit(f"PyTorch has nothing against {python}")
lines = ",\n".join(json.dumps(a, ensure_ascii=False) for a in answers)
(here / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
print(f"{len(answers)} cases")
