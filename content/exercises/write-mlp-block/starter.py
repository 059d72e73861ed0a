import torch
import torch.nn as nn


class MlpBlock(nn.Module):
    def __init__(self,embed_dim,mlp_dim,out_dim,dropout=0.0):
        super().__init__()
        # …

    def forward(self,x):
        # …
        return x
