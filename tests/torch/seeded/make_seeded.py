"""Ask real PyTorch which numbers a seed gives, and write fingerprints to expected.json.

usage: python3 tests/torch/seeded/make_seeded.py        (needs torch, nothing else; Debian: python3-torch)

A fingerprint of a tensor is its sum and the sum of value n times (n % 7 + 1), both in float64: it changes if one
number does, or if two change places. `vit` is the post's own VisionTransformer, built right after
torch.manual_seed(0); `training` the losses of a few steps with dropout, whose masks come from the same seed.
"""
import json
import pathlib

import torch
import torch.nn as nn

here = pathlib.Path(__file__).parent
post = {}
exec((here / "../../../content/original/vit.py").resolve().read_text(encoding="utf-8"), post)


def fingerprint(t):
    v = t.detach().double().flatten()
    weights = torch.arange(len(v)).double() % 7 + 1
    return [float(f"{v.sum():.9g}"), float(f"{(v * weights).sum():.9g}")]


def seeded(f, seed=0):
    torch.manual_seed(seed)
    return fingerprint(f())


expected = {
    "randn 15": seeded(lambda: torch.randn(15)),
    "randn 16": seeded(lambda: torch.randn(16)),
    "randn 1000": seeded(lambda: torch.randn(1000), 5),
    "rand 1000": seeded(lambda: torch.rand(1000), 7),
    "randint 1000": seeded(lambda: torch.randint(10, (1000,)), 2**31 + 5),
    "randperm 1000": seeded(lambda: torch.randperm(1000), 123456789012),
    "dropout 1000": seeded(lambda: nn.functional.dropout(torch.ones(1000), 0.1), 11),
}

torch.manual_seed(0)
vit = post["VisionTransformer"](16, 3, 10, 4, 24, 2, 3, 40, 0.1)
expected["vit"] = {name: fingerprint(t) for name, t in vit.state_dict().items()}

torch.manual_seed(3)
vit = post["VisionTransformer"](8, 1, 10, 2, 16, 2, 2, 32, 0.1)
images, labels = torch.randn(6, 1, 8, 8), torch.randint(10, (6,))
optimizer = torch.optim.Adam(vit.parameters(), lr=0.01)
losses = []
for _ in range(8):
    loss = nn.functional.cross_entropy(vit(images), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(float(f"{loss.item():.7g}"))
expected["training"] = losses

(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")
