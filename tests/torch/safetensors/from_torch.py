"""Save one tensor of every kind with the library that PyTorch's users save with.

usage: python3 from_torch.py from-torch.safetensors     (needs torch and safetensors)
"""
import sys
import torch
from safetensors.torch import save_file

half = [0.5, -65504.0, 2**-24, 1 / 3, float("inf"), float("-inf"), float("nan"), -0.0]
tensors = {
    "f32": torch.tensor([[1.5, -0.00225, 3.4e38], [0.1, -1e-45, 0.0]]),
    "f16": torch.tensor(half).half(),
    "bf16": torch.tensor([1.0, -3.140625, 3e38, float("nan")]).bfloat16(),
    "i64": torch.tensor([2**53 - 1, -(2**53) + 1, 42, -1]),
    "i32": torch.tensor([2**31 - 1, -(2**31), 7], dtype=torch.int32),
    "u8": torch.tensor([[0, 255, 3]], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
    "scalar": torch.tensor(2.5),
    "empty": torch.zeros(0, 3),
    "权重.__proto__": torch.arange(3.0),
}
save_file(tensors, sys.argv[1], metadata={"format": "pt", "题": "手撕 ViT"})
