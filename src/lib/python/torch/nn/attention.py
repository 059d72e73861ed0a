"""PyTorch's own attention: query, key and value in one weight, `output, weights` out."""
import math

from .. import _functions as torch
from .._tensor import call
from . import functional as F
from .layers import Linear
from .module import Module
from .parameter import Parameter


class NonDynamicallyQuantizableLinear(Linear):
    """A Linear by the name that PyTorch gives it here."""


class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False):
        super().__init__()
        assert embed_dim % num_heads == 0, "embed_dim must be divisible by num_heads"
        self.embed_dim, self.num_heads, self.head_dim = embed_dim, num_heads, embed_dim // num_heads
        self.dropout, self.batch_first = dropout, batch_first
        out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias)
        self.in_proj_weight = Parameter(call("xavier", [3 * embed_dim, embed_dim]))
        self.register_parameter("in_proj_bias", Parameter(torch.zeros(3 * embed_dim)) if bias else None)
        self.out_proj = out_proj
        if bias:
            self.out_proj.bias = Parameter(torch.zeros(embed_dim))

    def forward(
        self,
        query,
        key,
        value,
        key_padding_mask=None,
        need_weights=True,
        attn_mask=None,
        average_attn_weights=True,
        is_causal=False,
    ):
        weights = self.in_proj_weight.chunk(3)
        biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        q, k, v = (self._heads(F.linear(x, w, b)) for x, w, b in zip((query, key, value), weights, biases))
        scores = q @ k.transpose(-2, -1) / math.sqrt(self.head_dim)  # (b, nh, l, s)
        for mask in (attn_mask, None if key_padding_mask is None else key_padding_mask[:, None, None]):
            if mask is not None:
                hides = str(mask.dtype) == "torch.bool"
                scores = scores.masked_fill(mask, float("-inf")) if hides else scores + mask
        attention = F.softmax(scores, dim=-1)
        kept = F.dropout(attention, self.dropout, self.training)
        output = self.out_proj((kept @ v).permute(2, 0, 1, 3).flatten(2))  # (l, b, d)
        output = output.transpose(0, 1) if self.batch_first else output
        if not need_weights:
            return output, None
        return output, attention.mean(1) if average_attn_weights else attention

    def _heads(self, x):
        batched = x if self.batch_first else x.transpose(0, 1)
        return batched.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
