import torch.nn as nn
import torch.nn.functional as F


class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.num_heads, self.head_dim, self.p = num_heads, embed_dim // num_heads, dropout
        self.proj_q = nn.Linear(embed_dim, embed_dim)
        self.proj_k = nn.Linear(embed_dim, embed_dim)
        self.proj_v = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        b, l, d = x.shape
        q, k, v = [f(x).unflatten(-1, (self.num_heads, self.head_dim)).transpose(1, 2)
                   for f in (self.proj_q, self.proj_k, self.proj_v)]
        out = F.scaled_dot_product_attention(q, k, v, dropout_p=self.p if self.training else 0.0)
        return self.drop(self.out_proj(out.transpose(1, 2).flatten(2)))
