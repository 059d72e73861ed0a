"""torch.nn.functional: what layers do, without the layers."""
from .. import _functions as torch
from .. import _missing
from .._functions import relu, sigmoid, tanh
from .._tensor import call


def linear(input, weight, bias=None):
    return call("linear", input, weight, bias)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1):
    if padding == "same":
        if _pair(stride) != (1, 1):
            raise RuntimeError("padding='same' is not supported for strided convolutions")
        room = [d * (k - 1) for d, k in zip(_pair(dilation), weight.shape[2:])]
        padding = [whole // 2 for whole in room]
        if any(whole % 2 for whole in room):  # one more at the end
            input = pad(input, (0, room[1] % 2, 0, room[0] % 2))
    elif padding == "valid":
        padding = 0
    return call("conv2d", input, weight, bias, stride, padding, dilation)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    return call("layer_norm", input, list(normalized_shape), weight, bias, eps)


def dropout(input, p=0.5, training=True, inplace=False):
    return call("dropout", input, p, training)


def embedding(input, weight):
    return call("embedding", input, weight)


def one_hot(tensor, num_classes=-1):
    return call("one_hot", tensor, num_classes if num_classes >= 0 else int(tensor.max()) + 1)


def gelu(input, approximate="none"):
    return call("gelu", input, approximate)


def silu(input):
    return input * torch.sigmoid(input)


def leaky_relu(input, negative_slope=0.01):
    return torch.maximum(input, input * negative_slope)


def softplus(input):
    return relu(input) + torch.log1p(torch.exp(-torch.abs(input)))


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    return call("f_softmax", input, dim)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    return call("f_log_softmax", input, dim)


def normalize(input, p=2.0, dim=1, eps=1e-12):
    return input / input.norm(p, dim, True).clamp(min=eps).expand_as(input)


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
    return call("scaled_dot_product_attention", query, key, value, attn_mask, dropout_p, is_causal, scale)


def cross_entropy(input, target, weight=None, *, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    return call("cross_entropy", input, target, weight, ignore_index, reduction, label_smoothing)


def nll_loss(input, target):
    rows = torch.arange(len(target))
    places = rows * input.shape[1] + target
    return -input.flatten().index_select(0, places).mean()


def mse_loss(input, target, reduction="mean"):
    return call("mse_loss", input, target, reduction)


def l1_loss(input, target):
    return (input - target).abs().mean()


def pad(input, pad, mode="constant", value=0.0):
    """Room before and after: the last dimension first, as PyTorch counts."""
    for i in range(0, len(pad), 2):
        dim = input.dim() - 1 - i // 2
        room = lambda count: torch.full([*input.shape[:dim], count, *input.shape[dim + 1 :]], value, dtype=input.dtype)
        input = torch.cat((room(pad[i]), input, room(pad[i + 1])), dim)
    return input


def _pair(size):
    return tuple(size) if isinstance(size, (tuple, list)) else (size, size)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """The patches of an image as columns: (b, c, H, W) → (b, c·kh·kw, l)."""
    (kh, kw), (sh, sw), (ph, pw) = _pair(kernel_size), _pair(stride), _pair(padding)
    if _pair(dilation) != (1, 1):
        raise NotImplementedError("this site's unfold has dilation 1")
    if ph or pw:
        input = pad(input, (pw, pw, ph, ph))
    patches = input.unfold(2, kh, sh).unfold(3, kw, sw)  # (b, c, h, w, kh, kw)
    b, c = input.shape[:2]
    return patches.permute(0, 1, 4, 5, 2, 3).reshape(b, c * kh * kw, -1)


def avg_pool2d(input, kernel_size):
    kh, kw = _pair(kernel_size)
    return input.unfold(2, kh, kh).unfold(3, kw, kw).mean((-2, -1))


_missing.watch(globals())
