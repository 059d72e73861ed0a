"""Load a file that this project wrote into the post's own module, strictly, with PyTorch's usual library.

usage: python3 to_torch.py VIT.py from-here.safetensors     (needs torch and safetensors)
"""
import sys
import torch
from safetensors import safe_open
from safetensors.torch import load_file

vit = {}
exec(open(sys.argv[1], encoding="utf-8").read(), vit)
state = load_file(sys.argv[2])
model = vit["PatchEmbedding"](in_channels=2, patch_size=3, embed_dim=4, image_size=6)
print(model.load_state_dict(state))
for name, tensor in model.state_dict().items():
    expected = (torch.arange(tensor.numel()) * 7 % 13 - 6) / 8
    assert torch.equal(tensor, expected.reshape(tensor.shape)), name
with safe_open(sys.argv[2], framework="pt") as file:
    assert file.metadata() == {"format": "pt"}
print(tuple(model(torch.ones(1, 2, 6, 6)).shape))
