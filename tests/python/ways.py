"""Right ways to write the post's modules that the post does not use; each is a file of its own."""

# way: one linear for q, k and v, cut by chunk | MultiHeadSelfAttention
import torch.nn as nn

class Attention(nn.Module):
    def __init__(self, dim, heads, dropout=0.):
        super().__init__()
        self.heads = heads
        self.scale = (dim // heads) ** -0.5
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        B, N, C = x.shape
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        q, k, v = (t.view(B, N, self.heads, -1).transpose(1, 2) for t in (q, k, v))
        attn = (q @ k.transpose(-2, -1) * self.scale).softmax(dim=-1)
        x = (self.drop(attn) @ v).transpose(1, 2).reshape(B, N, C)
        return self.drop(self.proj(x))

# way: one linear for q, k and v, cut by unbind (timm) | MultiHeadSelfAttention
import torch.nn as nn

class Attention(nn.Module):
    def __init__(self, dim, num_heads, dropout=0.):
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(dim, dim * 3, bias=True)
        self.attn_drop = nn.Dropout(dropout)
        self.proj = nn.Linear(dim, dim)
        self.proj_drop = nn.Dropout(dropout)

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, C // self.num_heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        q = q / q.shape[-1] ** 0.5
        attn = q @ k.transpose(-2, -1)
        attn = attn.softmax(dim=-1)
        attn = self.attn_drop(attn)
        x = attn @ v
        x = x.transpose(1, 2).flatten(2)
        return self.proj_drop(self.proj(x))

# way: one linear, cut by split, with einsum | MultiHeadSelfAttention
import torch
from torch import nn, einsum

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.h = num_heads
        self.d = embed_dim
        self.to_qkv = nn.Linear(embed_dim, 3 * embed_dim)
        self.to_out = nn.Sequential(nn.Linear(embed_dim, embed_dim), nn.Dropout(dropout))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        b, n, _ = x.size()
        q, k, v = self.to_qkv(x).split(self.d, dim=2)
        q, k, v = map(lambda t: t.reshape(b, n, self.h, self.d // self.h), (q, k, v))
        dots = einsum('b i h d, b j h d -> b h i j', q, k) * (self.d // self.h) ** -0.5
        attn = self.dropout(dots.softmax(-1))
        out = einsum('b h i j, b j h d -> b i h d', attn, v).reshape(b, n, -1)
        return self.to_out(out)

# way: a loop over the heads, joined by cat | MultiHeadSelfAttention
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        assert embed_dim % num_heads == 0
        self.num_heads = num_heads
        self.head_dim = embed_dim // num_heads
        self.query = nn.Linear(embed_dim, embed_dim)
        self.key = nn.Linear(embed_dim, embed_dim)
        self.value = nn.Linear(embed_dim, embed_dim)
        self.out = nn.Linear(embed_dim, embed_dim)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        heads = []
        for i in range(self.num_heads):
            part = slice(i * self.head_dim, (i + 1) * self.head_dim)
            qi, ki, vi = q[:, :, part], k[..., part], v[:, :, part]
            scores = torch.matmul(qi, ki.transpose(1, 2)) / math.sqrt(self.head_dim)
            heads.append(self.dropout(F.softmax(scores, dim=2)) @ vi)
        return self.dropout(self.out(torch.cat(heads, dim=-1)))

# way: batch and heads merged for bmm | MultiHeadSelfAttention
import torch
from torch import nn

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.nh = num_heads
        self.wq = nn.Linear(embed_dim, embed_dim)
        self.wk = nn.Linear(embed_dim, embed_dim)
        self.wv = nn.Linear(embed_dim, embed_dim)
        self.wo = nn.Linear(embed_dim, embed_dim)
        self.p = dropout

    def forward(self, x):
        b, l, d = x.shape
        hd = d // self.nh

        def heads(t):
            return t.reshape(b, l, self.nh, hd).transpose(1, 2).reshape(b * self.nh, l, hd)

        q, k, v = heads(self.wq(x)), heads(self.wk(x)), heads(self.wv(x))
        score = torch.bmm(q, k.transpose(1, 2)).div(hd ** 0.5)
        weight = torch.nn.functional.dropout(torch.softmax(score, dim=-1), self.p, self.training)
        out = torch.bmm(weight, v).view(b, self.nh, l, hd).permute(0, 2, 1, 3).contiguous().view(b, l, d)
        return torch.nn.functional.dropout(self.wo(out), self.p, self.training)

# way: nn.MultiheadAttention(batch_first=True) | MultiHeadSelfAttention
import torch.nn as nn

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.attn = nn.MultiheadAttention(embed_dim, num_heads, dropout=dropout, batch_first=True)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        out, _ = self.attn(x, x, x, need_weights=False)
        return self.drop(out)

# way: F.scaled_dot_product_attention | MultiHeadSelfAttention
import torch.nn as nn
import torch.nn.functional as F

class MultiHeadSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0):
        super().__init__()
        self.num_heads, self.head_dim, self.p = num_heads, embed_dim // num_heads, dropout
        self.proj_q = nn.Linear(embed_dim, embed_dim)
        self.proj_k = nn.Linear(embed_dim, embed_dim)
        self.proj_v = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        self.drop = nn.Dropout(dropout)

    def forward(self, x):
        b, l, d = x.shape
        q, k, v = [f(x).unflatten(-1, (self.num_heads, self.head_dim)).transpose(1, 2)
                   for f in (self.proj_q, self.proj_k, self.proj_v)]
        out = F.scaled_dot_product_attention(q, k, v, dropout_p=self.p if self.training else 0.0)
        return self.drop(self.out_proj(out.transpose(1, 2).flatten(2)))

# way: flatten(2).transpose(1, 2), own names | PatchEmbedding
import torch
from torch import nn

class PatchEmbed(nn.Module):
    """Image to patches to tokens."""

    def __init__(self, in_chans: int, patch: int, dim: int, img: int):
        super().__init__()
        num = (img // patch) ** 2
        self.proj = nn.Conv2d(in_chans, dim, patch, patch)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos_embed = nn.Parameter(torch.zeros(1, num + 1, dim))
        nn.init.trunc_normal_(self.pos_embed, std=0.02)
        nn.init.trunc_normal_(self.cls_token, std=0.02)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.proj(x).flatten(2).transpose(1, 2)
        n = x.shape[1]
        cls = self.cls_token.repeat(x.shape[0], 1, 1)
        x = torch.cat([cls, x], 1)
        return x + self.pos_embed[:, : n + 1]

# way: patches cut by hand, the positions split for patches and class token | PatchEmbedding
import torch
import torch.nn as nn

class PatchEmbedding(nn.Module):
    def __init__(self, in_channels, patch_size, embed_dim, image_size):
        super().__init__()
        self.p = patch_size
        self.emb = nn.Conv2d(in_channels, embed_dim, kernel_size=patch_size, stride=patch_size)
        self.pos_emb = nn.Parameter(torch.randn(1, (image_size // patch_size) ** 2 + 1, embed_dim))
        self.cls_emb = nn.Parameter(torch.randn(1, 1, embed_dim))

    def forward(self, x):
        b, c, H, W = x.shape
        h, w, p = H // self.p, W // self.p, self.p
        x = x[:, :, : h * p, : w * p]
        patches = x.unfold(2, p, p).unfold(3, p, p).permute(0, 2, 3, 1, 4, 5).reshape(b, h * w, -1)
        tokens = patches @ self.emb.weight.flatten(1).T + self.emb.bias
        tokens = tokens + self.pos_emb[:, 1 : 1 + h * w]
        cls = (self.cls_emb + self.pos_emb[:, :1]).expand(b, 1, tokens.size(-1))
        return torch.cat((cls, tokens), dim=1)

# way: nn.Sequential | MlpBlock
import torch.nn as nn

class FeedForward(nn.Module):
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

# way: GELU by hand with erf | MlpBlock
import math
import torch
from torch.nn import Dropout, Linear, Module

class MlpBlock(Module):
    def __init__(self, embed_dim, mlp_dim, out_dim, dropout=0.0):
        super(MlpBlock, self).__init__()
        self.fc1 = Linear(embed_dim, mlp_dim)
        self.fc2 = Linear(mlp_dim, out_dim)
        self.drop = Dropout(p=dropout)

    def forward(self, x):
        x = self.fc1(x)
        x = 0.5 * x * (1.0 + torch.erf(x / math.sqrt(2.0)))
        return self.drop(self.fc2(self.drop(x)))

# way: LayerNorm by hand | TransformerEncoderBlock
import torch
import torch.nn as nn
from vit import MlpBlock, MultiHeadSelfAttention

class MyLayerNorm(nn.Module):
    def __init__(self, dim, eps=1e-5):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.bias = nn.Parameter(torch.zeros(dim))
        self.eps = eps

    def forward(self, x):
        mean = x.mean(dim=-1, keepdim=True)
        var = x.var(dim=-1, keepdim=True, unbiased=False)
        return self.weight * (x - mean) / torch.sqrt(var + self.eps) + self.bias

class TransformerEncoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.norm1 = MyLayerNorm(embed_dim)
        self.norm2 = MyLayerNorm(embed_dim)
        self.mlp = MlpBlock(embed_dim, mlp_dim, embed_dim, dropout)
        self.msa = MultiHeadSelfAttention(embed_dim, num_heads, dropout)

    def forward(self, x):
        x = x + self.msa(self.norm1(x))
        x = x + self.mlp(self.norm2(x))
        return x

# way: Sequential layers, norm first | TransformerEncoder
import torch.nn as nn
from vit import TransformerEncoderBlock

class TransformerEncoder(nn.Module):
    def __init__(self, embed_dim, num_heads, mlp_dim, depth, dropout=0.0):
        super().__init__()
        self.layers = nn.Sequential(*[
            TransformerEncoderBlock(embed_dim, num_heads, mlp_dim, dropout) for _ in range(depth)
        ])
        self.norm = nn.LayerNorm((embed_dim,))

    def forward(self, x):
        return self.norm(self.layers(x))

# way: head in a Sequential, select, own names | VisionTransformer
from torch import nn
from vit import PatchEmbedding, TransformerEncoder

class ViT(nn.Module):
    def __init__(self, image_size, in_channels, num_classes, patch_size, embed_dim, depth, num_heads, mlp_dim, dropout=0.0):
        super().__init__()
        self.patches = PatchEmbedding(in_channels, patch_size, embed_dim, image_size)
        self.encoder = TransformerEncoder(embed_dim, num_heads, mlp_dim, depth, dropout)
        self.head = nn.Sequential(nn.Linear(embed_dim, num_classes))

    def forward(self, x):
        tokens = self.encoder(self.patches(x))
        return self.head(tokens.select(1, 0))
