import torch.nn as nn
from vit import MlpBlock, MultiHeadSelfAttention


class TransformerEncoderBlock(nn.Module):
    def __init__(self,dim,heads,hidden,dropout=0.0):
        super().__init__()
        self.ln1=nn.LayerNorm(dim)
        self.attn=MultiHeadSelfAttention(dim,heads,dropout)
        self.ln2=nn.LayerNorm(dim)
        self.mlp=MlpBlock(dim,hidden,dim,dropout)

    def forward(self,x):
        x=x+self.attn(self.ln1(x))
        return x+self.mlp(self.ln2(x))
