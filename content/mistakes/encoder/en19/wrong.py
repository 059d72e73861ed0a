import torch.nn as nn
from vit import TransformerEncoderBlock


class TransformerEncoder(nn.Module):
    def __init__(self,embed_dim,num_heads,mlp_dim,depth,dropout=0.0):
        super().__init__()
        self.layers=nn.ModuleList([])
        for _ in range(depth):
            layer = TransformerEncoderBlock(embed_dim, num_heads, mlp_dim, dropout)
            self.layers.append(layer)
        self.norm=nn.LayerNorm(embed_dim)

    def forward(self,x):
        for layer in self.layers:
            layer(x)
        out=self.norm(x)
        return out
