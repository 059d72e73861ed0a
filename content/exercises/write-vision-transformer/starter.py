import torch
import torch.nn as nn


class VisionTransformer(nn.Module):
    def __init__(self,image_size,in_channels,num_classes,patch_size,embed_dim,depth,num_heads,mlp_dim,dropout=0.0):
        super().__init__()
        # …

    def forward(self,x):
        # …
        return x
