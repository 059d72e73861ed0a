import torch
from torch import nn, einsum


class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.h = num_heads
        self.d = embed_dim
        self.to_qkv = nn.Linear(embed_dim, 3 * embed_dim)
        self.to_out = nn.Sequential(nn.Linear(embed_dim, embed_dim), nn.Dropout(dropout))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        b, n, _ = x.size()
        q, k, v = self.to_qkv(x).split(self.d, dim=2)
        q, k, v = map(lambda t: t.reshape(b, n, self.h, self.d // self.h), (q, k, v))
        dots = einsum('b i h d, b j h d -> b h i j', q, k) * (self.d // self.h) ** -0.5
        attn = self.dropout(dots.softmax(-1))
        out = einsum('b h i j, b j h d -> b i h d', attn, v).reshape(b, n, -1)
        return self.to_out(out)
