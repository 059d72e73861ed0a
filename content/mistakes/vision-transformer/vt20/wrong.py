from torch import nn
from vit import PatchEmbedding, TransformerEncoder


class VisionTransformer(nn.Module):
    def __init__(self, image_size, in_channels, num_classes, patch_size, embed_dim, depth, num_heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.patches = PatchEmbedding(in_channels, patch_size, embed_dim, image_size)
        self.encoder = TransformerEncoder(embed_dim, num_heads, mlp_dim, depth, dropout)
        self.head = nn.Sequential(nn.Linear(embed_dim, num_classes))

    def forward(self, x):
        tokens = self.encoder(self.patches(x))
        return self.head(tokens.select(1, 0))
