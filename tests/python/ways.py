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

# way: the whole model in its own blocks, with one qkv layer each | VisionTransformer
import torch
import torch.nn as nn

class Attention(nn.Module):
    def __init__(self, dim, heads, p):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.qkv = nn.Linear(dim, 3 * dim)
        self.attn_drop = nn.Dropout(p)
        self.proj = nn.Linear(dim, dim)
        self.proj_drop = nn.Dropout(p)

    def forward(self, x):
        b, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        weight = self.attn_drop((q * self.scale @ k.transpose(-2, -1)).softmax(dim=-1))
        return self.proj_drop(self.proj((weight @ v).transpose(1, 2).reshape(b, n, c)))

class Mlp(nn.Module):
    def __init__(self, dim, hidden, p):
        super().__init__()
        self.fc1, self.act, self.fc2, self.drop = nn.Linear(dim, hidden), nn.GELU(), nn.Linear(hidden, dim), nn.Dropout(p)

    def forward(self, x):
        return self.drop(self.fc2(self.drop(self.act(self.fc1(x)))))

class Block(nn.Module):
    def __init__(self, dim, heads, hidden, p):
        super().__init__()
        self.norm1, self.attn = nn.LayerNorm(dim), Attention(dim, heads, p)
        self.norm2, self.mlp = nn.LayerNorm(dim), Mlp(dim, hidden, p)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))

class VisionTransformer(nn.Module):
    def __init__(self, image_size, in_channels, num_classes, patch_size, embed_dim, depth, num_heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.patch_embed = nn.Conv2d(in_channels, embed_dim, patch_size, patch_size)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, embed_dim))
        self.pos_embed = nn.Parameter(torch.zeros(1, (image_size // patch_size) ** 2 + 1, embed_dim))
        self.blocks = nn.Sequential(*[Block(embed_dim, num_heads, mlp_dim, dropout) for _ in range(depth)])
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, num_classes)

    def forward(self, x):
        x = self.patch_embed(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls_token.expand(x.shape[0], -1, -1), x], 1)
        x = x + self.pos_embed[:, : x.shape[1]]
        return self.head(self.norm(self.blocks(x))[:, 0])

# way: the second norm declared before the first, and all under other names | TransformerEncoderBlock
from torch import nn
from vit import MlpBlock, MultiHeadSelfAttention

class Block(nn.Module):
    def __init__(self, embed_dim, num_heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.ln2 = nn.LayerNorm(embed_dim)
        self.ln1 = nn.LayerNorm(embed_dim)
        self.ffn = MlpBlock(embed_dim, mlp_dim, embed_dim, dropout)
        self.attn = MultiHeadSelfAttention(embed_dim, num_heads, dropout)

    def forward(self, x):
        x = x + self.attn(self.ln1(x))
        return x + self.ffn(self.ln2(x))

# way: the last norm declared first | TransformerEncoder
from torch import nn
from vit import TransformerEncoderBlock

class TransformerEncoder(nn.Module):
    def __init__(self, embed_dim, num_heads, mlp_dim, depth, dropout=0.0):
        super().__init__()
        self.ln_f = nn.LayerNorm(embed_dim)
        self.blocks = nn.ModuleList(TransformerEncoderBlock(embed_dim, num_heads, mlp_dim, dropout) for _ in range(depth))

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.ln_f(x)

# way: bare parameters instead of layers | MlpBlock
import torch
from torch import nn
from torch.nn import functional as F

class MlpBlock(nn.Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(mlp_dim, embed_dim))
        self.b1 = nn.Parameter(torch.zeros(mlp_dim))
        self.w2 = nn.Parameter(torch.randn(out_dim, mlp_dim))
        self.b2 = nn.Parameter(torch.zeros(out_dim))
        self.p = dropout

    def forward(self, x):
        x = F.dropout(F.gelu(F.linear(x, self.w1, self.b1)), self.p, self.training)
        return F.dropout(F.linear(x, self.w2, self.b2), self.p, self.training)

# way: its layers once more in a Sequential | MlpBlock
from torch import nn

class MlpBlock(nn.Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super().__init__()
        self.fc1 = nn.Linear(embed_dim, mlp_dim)
        self.fc2 = nn.Linear(mlp_dim, out_dim)
        self.body = nn.Sequential(self.fc1, nn.GELU(), nn.Dropout(dropout), self.fc2, nn.Dropout(dropout))

    def forward(self, x):
        return self.body(x)

# way: q, k and v take turns row by row in one weight | MultiHeadSelfAttention
from __future__ import annotations
import torch
from torch import nn

class Attention(nn.Module):
    def __init__(self, emb_size: int, num_heads: int, dropout: float = 0.0):
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(emb_size, emb_size * 3)
        self.att_drop = nn.Dropout(dropout)
        self.projection = nn.Linear(emb_size, emb_size)
        self.out_drop = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        b, n, d = x.shape
        qkv = self.qkv(x).reshape(b, n, self.num_heads, d // self.num_heads, 3)
        queries, keys, values = qkv.permute(4, 0, 2, 1, 3)
        energy = torch.einsum('bhqd, bhkd -> bhqk', queries, keys)
        att = torch.softmax(energy / (d // self.num_heads) ** 0.5, dim=-1)
        out = torch.einsum('bhal, bhlv -> bhav', self.att_drop(att), values)
        return self.out_drop(self.projection(out.transpose(1, 2).reshape(b, n, d)))

# way: a LayerNorm of one’s own, with gamma and beta, wrapped around each half of the block | TransformerEncoderBlock
import torch
from torch import nn
from vit import MlpBlock, MultiHeadSelfAttention

class LayerNorm(nn.Module):
    def __init__(self, dim, eps=1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(dim))
        self.beta = nn.Parameter(torch.zeros(dim))
        self.eps = eps

    def forward(self, x):
        var, mean = torch.var_mean(x, dim=-1, unbiased=False, keepdim=True)
        return self.gamma * (x - mean) / torch.sqrt(var + self.eps) + self.beta

class PreNorm(nn.Module):
    def __init__(self, dim, fn):
        super().__init__()
        self.norm = LayerNorm(dim)
        self.fn = fn

    def forward(self, x):
        return self.fn(self.norm(x)) + x

class TransformerEncoderBlock(nn.Module):
    def __init__(self, dim, heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.feed_forward = PreNorm(dim, MlpBlock(dim, mlp_dim, dim, dropout))
        self.attention = PreNorm(dim, MultiHeadSelfAttention(dim, heads, dropout))

    def forward(self, x):
        return self.feed_forward(self.attention(x))

# way: a data class whose types are written as text | MlpBlock
from __future__ import annotations

import sys
from dataclasses import dataclass

from torch import nn

@dataclass
class Config:
    embed_dim: int
    mlp_dim: int
    dropout: float = 0.0

class MlpBlock(nn.Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super().__init__()
        config = sys.modules[__name__].Config(embed_dim, mlp_dim, dropout)
        self.fc1 = nn.Linear(config.embed_dim, config.mlp_dim)
        self.fc2 = nn.Linear(config.mlp_dim, out_dim)
        self.act, self.drop = nn.GELU(), nn.Dropout(config.dropout)

    def forward(self, x):
        return self.drop(self.fc2(self.drop(self.act(self.fc1(x)))))

# way: switched to evaluation before it has its layers | MlpBlock
from torch import nn

class MlpBlock(nn.Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super().__init__()
        self.eval()
        self.fc1, self.fc2 = nn.Linear(embed_dim, mlp_dim), nn.Linear(mlp_dim, out_dim)
        self.act, self.drop = nn.GELU(), nn.Dropout(dropout)

    def forward(self, x):
        return self.drop(self.fc2(self.drop(self.act(self.fc1(x)))))
