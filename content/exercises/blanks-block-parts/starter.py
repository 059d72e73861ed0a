import torch.nn as nn
from vit import MlpBlock, MultiHeadSelfAttention


class TransformerEncoderBlock(nn.Module):
    def __init__(self,embed_dim,num_heads,mlp_dim,dropout=0.0):
        super().__init__()
        self.norm1=____
        self.norm2=____
        self.mlp = MlpBlock(____)
        self.msa = MultiHeadSelfAttention(____)

    def forward(self,x):
        norm=self.norm1(x)
        msa=self.msa(norm)
        res=msa+x
        norm=self.norm2(res)
        mlp=self.mlp(norm)
        out=mlp+res
        return out
