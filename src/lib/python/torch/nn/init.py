"""What parameters start from."""
import math

from .. import _functions as torch
from .._grad import no_grad


@no_grad()
def normal_(tensor, mean=0.0, std=1.0):
    return tensor.normal_(mean, std)


@no_grad()
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """Normal numbers, those beyond a and b drawn again."""
    drawn = torch.normal(mean, std, tensor.shape)
    for _ in range(64):
        outside = torch.logical_or(drawn < a, drawn > b)
        if not outside.any():
            break
        drawn = torch.where(outside, torch.normal(mean, std, tensor.shape), drawn)
    return tensor.copy_(drawn.clamp(a, b))


@no_grad()
def uniform_(tensor, a=0.0, b=1.0):
    return tensor.uniform_(a, b)


@no_grad()
def constant_(tensor, val):
    return tensor.fill_(val)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def ones_(tensor):
    return constant_(tensor, 1.0)


def calculate_gain(nonlinearity, param=None):
    """How much larger numbers must start before such a function."""
    if nonlinearity == "leaky_relu":
        return math.sqrt(2 / (1 + (0.01 if param is None else param) ** 2))
    linear = ("linear", "conv1d", "conv2d", "conv3d", "sigmoid")
    gains = {**dict.fromkeys(linear, 1), "tanh": 5 / 3, "relu": math.sqrt(2), "selu": 3 / 4}
    if nonlinearity not in gains:
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")
    return gains[nonlinearity]


def _fans(tensor):
    rest = tensor[0, 0].numel() if tensor.dim() > 2 else 1
    return tensor.shape[1] * rest, tensor.shape[0] * rest


def xavier_uniform_(tensor, gain=1.0):
    bound = gain * math.sqrt(6 / sum(_fans(tensor)))
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor, gain=1.0):
    return normal_(tensor, 0.0, gain * math.sqrt(2 / sum(_fans(tensor))))


def kaiming_uniform_(tensor, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = _fans(tensor)[mode != "fan_in"]
    bound = math.sqrt(3) * math.sqrt(2 / (1 + a**2)) / math.sqrt(fan)
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(tensor, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = _fans(tensor)[mode != "fan_in"]
    return normal_(tensor, 0.0, math.sqrt(2 / (1 + a**2)) / math.sqrt(fan))
