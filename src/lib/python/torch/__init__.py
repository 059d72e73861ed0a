"""PyTorch's words over the site's own tensors."""
from ._functions import *  # noqa: F403
from ._functions import abs, all, any, bool, float, max, min, pow, round, sum  # noqa: A004
from ._grad import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled
from ._missing import watch as _watch
from ._program import _assert, autocast, compile, load, save
from ._print import set_printoptions
from ._tensor import BoolTensor, FloatTensor, LongTensor, Tensor
from ._types import Size, cpu as _cpu, device, dtype, finfo, float32, int64

long = int64
float = float32
from ._types import bool_ as bool  # noqa: E402

from . import amp, backends, cuda, jit, nn, optim, testing, utils  # noqa: E402

inf, nan, pi, e = (__import__("math").__dict__[_n] for _n in ("inf", "nan", "pi", "e"))
__version__ = "2.0"


def is_tensor(obj):
    return isinstance(obj, Tensor)


def numel(input):
    return input.numel()


def get_default_dtype():
    return float32


_watch(globals())
