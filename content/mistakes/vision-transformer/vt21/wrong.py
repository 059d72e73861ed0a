import torch.nn as nn
from vit import PatchEmbedding, TransformerEncoder


class VisionTransformer(nn.Module):
    def __init__(self,image_size,in_channels,num_classes,patch_size,embed_dim,depth,num_heads,mlp_dim,dropout=0.0):
        super().__init__()

        self.emb=PatchEmbedding(in_channels,patch_size,embed_dim,image_size)
        self.trans=TransformerEncoder(embed_dim,num_heads,mlp_dim,depth,dropout)
        self.lin=nn.Linear(embed_dim,num_classes)

    def forward(self,x):
        emb=self.emb(x)
        trans_output=self.trans(emb)
        cls_token_output = trans_output[:, 0]
        out=self.lin(cls_token_output).softmax(dim=-1)
        return out
