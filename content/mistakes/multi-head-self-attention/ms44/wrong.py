import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        assert embed_dim % num_heads == 0
        self.num_heads = num_heads
        self.head_dim = embed_dim // num_heads
        self.query = nn.Linear(embed_dim, embed_dim)
        self.key = nn.Linear(embed_dim, embed_dim)
        self.value = nn.Linear(embed_dim, embed_dim)
        self.out = nn.Linear(embed_dim, embed_dim)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        heads = []
        for i in range(self.num_heads):
            part = slice(i * self.head_dim, (i + 1) * self.head_dim)
            qi, ki, vi = q[:, :, part], k[..., part], v[:, :, part]
            scores = torch.matmul(qi, ki.transpose(1, 2)) / math.sqrt(self.head_dim)
            heads.append(self.dropout(F.softmax(scores, dim=2)) @ vi)
        return self.dropout(self.out(torch.cat(heads, dim=-1)))
