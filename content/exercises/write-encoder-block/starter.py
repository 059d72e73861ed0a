import torch
import torch.nn as nn


class TransformerEncoderBlock(nn.Module):
    def __init__(self,embed_dim,num_heads,mlp_dim,dropout=0.0):
        super().__init__()
        # …

    def forward(self,x):
        # …
        return x
