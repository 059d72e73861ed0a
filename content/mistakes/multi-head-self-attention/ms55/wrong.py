import torch
import torch.nn as nn


class MultiHeadSelfAttention(nn.Module):
    def __init__(self,embed_dim,num_heads,dropout=0.0):
        super().__init__()
        self.embed_dim=embed_dim
        self.num_heads=num_heads
        self.head_dim=embed_dim//num_heads
        self.proj_q=nn.Linear(embed_dim,embed_dim)
        self.proj_k=nn.Linear(embed_dim,embed_dim)
        self.proj_v=nn.Linear(embed_dim,embed_dim)
        self.out_proj=nn.Linear(embed_dim,embed_dim)
        self.drop=nn.Dropout(dropout)

    def forward(self,x):
        b,l,_=x.shape
        q = self.proj_q(x).reshape(b, l, self.num_heads, self.head_dim)
        k = self.proj_k(x).reshape(b, l, self.num_heads, self.head_dim)
        v = self.proj_v(x).reshape(b, l, self.num_heads, self.head_dim)
        atten_score=torch.matmul(q,k.transpose(-2,-1))/self.head_dim**0.5
        atten_weight=torch.nn.functional.softmax(atten_score,dim=-1)
        atten_weight = self.drop(atten_weight)
        atten = torch.matmul(atten_weight, v).reshape(b, l, self.embed_dim)
        out=self.out_proj(atten)
        out=self.drop(out)
        return out
