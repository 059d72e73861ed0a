import torch
from torch import nn


class PatchEmbedding(nn.Module):
    """Image to patches to tokens."""

    def __init__(self, in_chans: int, patch: int, dim: int, img: int):
        super().__init__()
        num = (img // patch) ** 2
        self.proj = nn.Conv2d(in_chans, dim, patch, patch)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos_embed = nn.Parameter(torch.zeros(1, num + 1, dim))
        nn.init.trunc_normal_(self.pos_embed, std=0.02)
        nn.init.trunc_normal_(self.cls_token, std=0.02)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.proj(x).flatten(2).transpose(1, 2)
        n = x.shape[1]
        cls = self.cls_token.repeat(x.shape[0], 1, 1)
        x = torch.cat([cls, x], 1)
        return x + self.pos_embed[:, : n + 1]
