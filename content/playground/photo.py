import torch
import torch.nn as nn
import photo

torch.manual_seed(0)
x = photo.image                                           # (1, 3, 64, 64)

emb = nn.Conv2d(3, 24, kernel_size=8, stride=8)
x = emb(x)
x = x.permute(0, 2, 3, 1)
b, h, w, d = x.shape
x = x.reshape(b, h * w, d)                                # a row of tokens

heads, head_dim = 3, d // 3
norm = nn.LayerNorm(d)
qkv = nn.Linear(d, 3 * d)
q, k, v = qkv(norm(x)).chunk(3, dim=-1)
q = q.reshape(b, h * w, heads, head_dim).transpose(1, 2)
k = k.reshape(b, h * w, heads, head_dim).transpose(1, 2)
scores = q @ k.transpose(-2, -1) / head_dim**0.5
weights = (4 * scores).softmax(dim=-1)                    # 4: sharper, to be seen

print(weights.shape)
print(weights.sum(dim=-1).mean())
