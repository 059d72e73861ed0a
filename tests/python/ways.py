"""Right ways to write the post's modules that the post does not use; each is a file of its own."""

# way: batch and heads merged for bmm | MultiHeadSelfAttention
import torch
from torch import nn

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.nh = num_heads
        self.wq = nn.Linear(embed_dim, embed_dim)
        self.wk = nn.Linear(embed_dim, embed_dim)
        self.wv = nn.Linear(embed_dim, embed_dim)
        self.wo = nn.Linear(embed_dim, embed_dim)
        self.p = dropout

    def forward(self, x):
        b, l, d = x.shape
        hd = d // self.nh

        def heads(t):
            return t.reshape(b, l, self.nh, hd).transpose(1, 2).reshape(b * self.nh, l, hd)

        q, k, v = heads(self.wq(x)), heads(self.wk(x)), heads(self.wv(x))
        score = torch.bmm(q, k.transpose(1, 2)).div(hd ** 0.5)
        weight = torch.nn.functional.dropout(torch.softmax(score, dim=-1), self.p, self.training)
        out = torch.bmm(weight, v).view(b, self.nh, l, hd).permute(0, 2, 1, 3).contiguous().view(b, l, d)
        return torch.nn.functional.dropout(self.wo(out), self.p, self.training)

# way: patches cut by hand, the positions split for patches and class token | PatchEmbedding
import torch
import torch.nn as nn

class PatchEmbedding(nn.Module):
    def __init__(self, in_channels, patch_size, embed_dim, image_size):
        super().__init__()
        self.p = patch_size
        self.emb = nn.Conv2d(in_channels, embed_dim, kernel_size=patch_size, stride=patch_size)
        self.pos_emb = nn.Parameter(torch.randn(1, (image_size // patch_size) ** 2 + 1, embed_dim))
        self.cls_emb = nn.Parameter(torch.randn(1, 1, embed_dim))

    def forward(self, x):
        b, c, H, W = x.shape
        h, w, p = H // self.p, W // self.p, self.p
        x = x[:, :, : h * p, : w * p]
        patches = x.unfold(2, p, p).unfold(3, p, p).permute(0, 2, 3, 1, 4, 5).reshape(b, h * w, -1)
        tokens = patches @ self.emb.weight.flatten(1).T + self.emb.bias
        tokens = tokens + self.pos_emb[:, 1 : 1 + h * w]
        cls = (self.cls_emb + self.pos_emb[:, :1]).expand(b, 1, tokens.size(-1))
        return torch.cat((cls, tokens), dim=1)

# way: GELU by hand with erf | MlpBlock
import math
import torch
from torch.nn import Dropout, Linear, Module

class MlpBlock(Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super(MlpBlock, self).__init__()
        self.fc1 = Linear(embed_dim, mlp_dim)
        self.fc2 = Linear(mlp_dim, out_dim)
        self.drop = Dropout(p=dropout)

    def forward(self, x):
        x = self.fc1(x)
        x = 0.5 * x * (1.0 + torch.erf(x / math.sqrt(2.0)))
        return self.drop(self.fc2(self.drop(x)))

# way: Sequential layers, norm first | TransformerEncoder
import torch.nn as nn
from vit import TransformerEncoderBlock

class TransformerEncoder(nn.Module):
    def __init__(self, embed_dim, num_heads, mlp_dim, depth, dropout=0.0):
        super().__init__()
        self.layers = nn.Sequential(*[
            TransformerEncoderBlock(embed_dim, num_heads, mlp_dim, dropout) for _ in range(depth)
        ])
        self.norm = nn.LayerNorm((embed_dim,))

    def forward(self, x):
        return self.norm(self.layers(x))
