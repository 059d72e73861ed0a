import torch
import torch.nn as nn


class PatchEmbedding(nn.Module):
    def __init__(self,in_channels,patch_size,embed_dim,image_size):
        super().__init__()
        # …

    def forward(self,x):
        # …
        return x
