import torch.nn as nn
from vit import TransformerEncoderBlock


class TransformerEncoder(nn.Module):
    def __init__(self,dim,heads,hidden,depth,dropout=0.0):
        super().__init__()
        self.blocks=nn.ModuleList([TransformerEncoderBlock(dim,heads,hidden,dropout) for _ in range(depth)])
        self.ln=nn.LayerNorm(dim)

    def forward(self,x):
        for i in range(len(self.blocks)):
            x=self.blocks[i](x)
        return self.ln(x)
