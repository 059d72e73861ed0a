import torch.nn as nn
from vit import MlpBlock, MultiHeadSelfAttention


class TransformerEncoderBlock(nn.Module):
    def __init__(self,embed_dim,num_heads,mlp_dim,dropout=0.0):
        super().__init__()
        self.norm1=nn.LayerNorm(embed_dim)
        self.norm2=nn.LayerNorm(embed_dim)
        self.mlp = MlpBlock(embed_dim, mlp_dim, embed_dim, dropout)
        self.msa = MultiHeadSelfAttention(embed_dim, num_heads, dropout)

    def forward(self,x):
        norm=self.norm1(x)
        msa=self.msa(norm)
        res=msa+x
        norm=self.norm2(res)
        mlp=self.mlp(norm)
        out=mlp
        return out
