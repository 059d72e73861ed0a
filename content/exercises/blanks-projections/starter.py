import torch
import torch.nn as nn


class MultiHeadSelfAttention(nn.Module):
    def __init__(self,embed_dim,num_heads,dropout=0.0):
        super().__init__()
        self.embed_dim=embed_dim
        self.num_heads=num_heads
        self.head_dim=embed_dim//num_heads
        self.proj_q=nn.Linear(____)
        self.proj_k=____
        self.proj_v=____
        self.out_proj=____
        self.drop=nn.Dropout(____)

    def forward(self,x):
        b,l,_=x.shape
        q = self.proj_q(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
        k = self.proj_k(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
        v = self.proj_v(x).reshape(b, l, self.num_heads, self.head_dim).transpose(1, 2)
        atten_score=torch.matmul(q,k.transpose(-2,-1))/self.head_dim**0.5
        atten_weight=torch.nn.functional.softmax(atten_score,dim=-1)
        atten_weight = ____
        atten = torch.matmul(atten_weight, v).transpose(1, 2).reshape(b, l, self.embed_dim)
        out=____
        out=____
        return out
