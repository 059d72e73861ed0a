import torch.nn as nn
from vit import TransformerEncoderBlock


class TransformerEncoder(nn.Module):
    def __init__(self,embed_dim,num_heads,mlp_dim,depth,dropout=0.0):
        super().__init__()
        self.layers=____
        for _ in range(____):
            layer = TransformerEncoderBlock(____)
            self.layers.____
        self.norm=nn.LayerNorm(____)

    def forward(self,x):
        for layer in self.layers:
            x = layer(x)
        out=self.norm(x)
        return out
