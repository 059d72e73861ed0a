import torch
import torch.nn as nn


class PatchEmbedding(nn.Module):
    def __init__(self,in_channels,patch_size,embed_dim,image_size):
        super().__init__()
        self.patch_num=(image_size//patch_size)**2
        self.emb=nn.Conv2d(in_channels,embed_dim,kernel_size=patch_size,stride=patch_size)
        self.pos_emb=nn.Parameter(torch.randn(1,self.patch_num+1,embed_dim))
        self.cls_emb=nn.Parameter(torch.randn(1,1,embed_dim))

    def forward(self,x):
        x=self.emb(x)
        b,d,h,w=x.shape
        x=x.permute(0,2,3,1).reshape(b,h*w,d)
        cls_emb=self.cls_emb.expand(b,-1,-1)
        x=torch.cat((x,cls_emb),dim=1)
        out=x+self.pos_emb[:,:1+h*w]
        return out
