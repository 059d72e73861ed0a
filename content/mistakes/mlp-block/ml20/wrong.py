import torch.nn as nn


class MlpBlock(nn.Module):
    def __init__(self, dim, hidden, out, dropout=0.):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(dim, hidden),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(hidden, out),
            nn.Dropout(dropout),
        )

    def forward(self, x):
        return self.net(x)
