import torch.nn as nn


class MlpBlock(nn.Module):
    def __init__(self,embed_dim,mlp_dim,out_dim,dropout=0.0):
        super().__init__()
        self.fc1=nn.Linear(embed_dim,mlp_dim)
        self.fc2=nn.Linear(mlp_dim,out_dim)
        self.act=nn.GELU()
        self.drop=nn.Dropout(dropout)

    def forward(self,x):
        x=self.fc1(x)
        x=self.act(x)
        x=nn.functional.dropout(x,self.drop.p)
        x=self.fc2(x)
        out=nn.functional.dropout(x,self.drop.p)
        return out
