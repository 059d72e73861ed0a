"""torch's functions; most of them are methods of a tensor, too."""
import builtins
import functools
import math as _math

import _site

from ._bridge import line
from ._tensor import Tensor, call, checked, flat, in_place, new
from ._types import float32, int64

# Another shape.


def reshape(input, *sizes, shape=None):
    return call("reshape", input, flat(sizes, shape))


def view(input, *sizes, size=None):
    return call("view", input, flat(sizes, size))


def view_as(input, other):
    return call("view", input, list(other.shape))


def reshape_as(input, other):
    return call("reshape", input, list(other.shape))


def permute(input, *axes, dims=None):
    return call("permute", input, flat(axes, dims))


def transpose(input, dim0, dim1):
    return call("transpose", input, dim0, dim1)


def swapaxes(input, axis0, axis1):
    return call("swapaxes", input, axis0, axis1)


swapdims = swapaxes


def movedim(input, source, destination):
    return call("movedim", input, source, destination)


moveaxis = movedim


def t(input):
    return call("t", input)


def flatten(input, start_dim=0, end_dim=-1):
    return call("flatten", input, start_dim, end_dim)


def ravel(input):
    return call("flatten", input, 0, -1)


def unflatten(input, dim, sizes):
    return call("unflatten", input, dim, sizes)


def unsqueeze(input, dim):
    return call("unsqueeze", input, dim)


def squeeze(input, dim=None):
    return call("squeeze", input, dim)


def expand(input, *sizes, size=None):
    return call("expand", input, flat(sizes, size))


def expand_as(input, other):
    return call("expand_as", input, other)


def broadcast_to(input, size):
    return call("expand", input, list(size))


def repeat(input, *sizes, repeats=None):
    return call("repeat", input, flat(sizes, repeats))


def tile(input, *sizes, dims=None):
    dims = flat(sizes, dims)
    return call("repeat", input, [1] * (input.dim() - len(dims)) + dims)


def repeat_interleave(input, repeats, dim=None):
    if dim is None:
        input, dim = input.flatten(), 0
    dim = dim % input.dim()
    sizes = [*input.shape[: dim + 1], repeats, *input.shape[dim + 1 :]]
    return input.unsqueeze(dim + 1).expand(sizes).flatten(dim, dim + 1)


def contiguous(input):
    return call("contiguous", input)


def clone(input):
    return call("clone", input)


def detach(input):
    return call("detach", input)


def unfold(input, dimension, size, step):
    return call("unfold", input, dimension, size, step)


def flip(input, *axes, dims=None):
    for dim in flat(axes, dims):
        input = index_select(input, dim, arange(input.size(dim) - 1, -1, -1))
    return input


def roll(input, shifts, dims):
    places = remainder(arange(input.size(dims)) - shifts, input.size(dims))
    return index_select(input, dims, places)


# Pieces, and together again.


def select(input, dim, index):
    return call("select", input, dim, index)


def narrow(input, dim, start, length):
    return call("narrow", input, dim, start, length)


def index_select(input, dim, index):
    return call("index_select", input, dim, index)


def gather(input, dim, index):
    places, step, dim = 0, 1, dim % input.dim()
    for axis in reversed(range(input.dim())):
        along = [-1 if i == axis else 1 for i in range(index.dim())]
        places = places + (index if axis == dim else arange(index.size(axis)).reshape(along)) * step
        step *= input.size(axis)
    return input.flatten().index_select(0, places.flatten()).reshape(index.shape)


def chunk(input, chunks, dim=0):
    return call("chunk", input, chunks, dim)


def split(input, split_size_or_sections, dim=0):
    return call("split", input, split_size_or_sections, dim)


def unbind(input, dim=0):
    return call("unbind", input, dim)


def cat(tensors, dim=0):
    return call("cat", tensors, dim)


def hstack(tensors):
    return call("cat", tensors, 0 if tensors[0].dim() == 1 else 1)


def vstack(tensors):
    return call("cat", [x if x.dim() > 1 else x.reshape(1, -1) for x in tensors], 0)


def tensor_split(input, indices_or_sections, dim=0):
    """So many pieces, the first ones longer where it does not come out even; or cut at these places."""
    size, cuts = input.size(dim), indices_or_sections
    if isinstance(cuts, int):
        whole, rest = divmod(size, cuts)
        cuts = [i * whole + builtins.min(i, rest) for i in range(1, cuts)]
    ends = [builtins.min(cut, size) for cut in cuts]
    return tuple(input.narrow(dim, a, builtins.max(b - a, 0)) for a, b in zip([0, *ends], [*ends, size]))


def meshgrid(*tensors, indexing="ij"):
    """The places of a grid: one tensor for each axis."""
    swapped = lambda items: [*items[1::-1], *items[2:]] if indexing == "xy" else items
    tensors = swapped(flat(tensors))
    sizes = [x.numel() for x in tensors]
    along = lambda i: [-1 if i == j else 1 for j in range(len(sizes))]
    grids = [x.reshape(along(i)).expand(sizes) for i, x in enumerate(tensors)]
    return tuple(swapped(grids))


def stack(tensors, dim=0):
    return call("stack", tensors, dim)


# Products.


def matmul(input, other):
    return call("matmul", input, other)


def bmm(input, mat2):
    return call("bmm", input, mat2)


def mm(input, mat2):
    return call("mm", input, mat2)


def dot(input, other):
    return call("dot", input, other)


def outer(input, vec2):
    return input.unsqueeze(1) * vec2


def einsum(equation, *operands):
    return call("einsum", equation, flat(operands))


def baddbmm(input, batch1, batch2, *, beta=1, alpha=1):
    return beta * input + alpha * bmm(batch1, batch2)


def addmm(input, mat1, mat2, *, beta=1, alpha=1):
    return beta * input + alpha * mm(mat1, mat2)


# Number by number.


def add(input, other, *, alpha=1):
    return call("add", input, other if alpha == 1 else other * alpha)


def sub(input, other, *, alpha=1):
    return call("sub", input, other if alpha == 1 else other * alpha)


def mul(input, other):
    return call("mul", input, other)


def div(input, other, *, rounding_mode=None):
    result = call("div", input, other)
    if rounding_mode is None:
        return result
    result = floor(result) if rounding_mode == "floor" else trunc(result)
    return result.long() if _all_ints(input, other) else result


multiply, true_divide = mul, div


def _all_ints(*given):
    return not builtins.any(isinstance(x, builtins.float) or isinstance(x, Tensor) and x.is_floating_point() for x in given)


def floor_divide(input, other):
    return div(input, other, rounding_mode="floor")


def remainder(input, other):
    return input - floor_divide(input, other) * other


def pow(input, exponent):
    return call("pow", input, exponent)


def square(input):
    return call("pow", input, 2)


def _one(name):
    def function(input):
        return call(name, input)

    function.__name__ = function.__qualname__ = name
    return function


exp, log, sqrt, rsqrt, abs, neg = map(_one, ("exp", "log", "sqrt", "rsqrt", "abs", "neg"))
sin, cos, tanh, sigmoid, erf, relu = map(_one, ("sin", "cos", "tanh", "sigmoid", "erf", "relu"))
negative, absolute = neg, abs


def sign(input):
    return (input > 0).to(input.dtype) - (input < 0).to(input.dtype)


def trunc(input):
    return input.long().to(input.dtype)


def floor(input):
    whole = trunc(input)
    return whole - (whole > input).to(input.dtype)


def ceil(input):
    return -floor(-input)


def round(input):
    """To the nearest whole number; halves to the even one, as PyTorch does."""
    half = floor(input / 2 + 0.25) * 2
    near = floor(input + 0.5)
    return where(input - floor(input) == 0.5, half, near)


def log1p(input):
    return log(1 + input)


def expm1(input):
    return exp(input) - 1


def reciprocal(input):
    return call("pow", input, -1)


def log2(input):
    return log(input) / _math.log(2)


def clamp(input, min=None, max=None):
    return call("clamp", input, min, max)


clip = clamp


def maximum(input, other):
    return call("maximum", input, other)


def minimum(input, other):
    return call("minimum", input, other)


def lerp(input, end, weight):
    return input + weight * (end - input)


# Along dimensions.


def sum(input, dim=None, keepdim=False, *, dtype=None):
    return call("sum", input if dtype is None else input.to(dtype), dim, keepdim)


def mean(input, dim=None, keepdim=False, *, dtype=None):
    return call("mean", input if dtype is None else input.to(dtype), dim, keepdim)


def _spread(name):
    def function(input, dim=None, unbiased=True, keepdim=False, *, correction=None):
        if isinstance(dim, builtins.bool):  # x.var(False)
            dim, unbiased = None, dim
        if correction is not None:
            unbiased = correction != 0
        return call(name, input, dim, unbiased, keepdim)

    function.__name__ = function.__qualname__ = name
    return function


var, std = _spread("var"), _spread("std")


def var_mean(input, dim=None, unbiased=True, keepdim=False, *, correction=None):
    return var(input, dim, unbiased, keepdim, correction=correction), mean(input, dim, keepdim)


class _Extremes(tuple):
    values = property(lambda self: self[0])
    indices = property(lambda self: self[1])
    _name = "max"

    def __repr__(self):
        return f"torch.return_types.{self._name}(\nvalues={self[0]!r},\nindices={self[1]!r})"


class _Smallest(_Extremes):
    _name = "min"


class _Topmost(_Extremes):
    _name = "topk"


for _kind in (_Extremes, _Smallest, _Topmost):
    _kind.__name__ = f"torch.return_types.{_kind._name}"  # as Python's own messages call it


def max(input, dim=None, keepdim=False, *, other=None):
    return _extreme("max", _Extremes, input, dim if other is None else other, keepdim)


def min(input, dim=None, keepdim=False, *, other=None):
    return _extreme("min", _Smallest, input, dim if other is None else other, keepdim)


def _extreme(name, kind, input, dim, keepdim):
    result = call(name, input, dim, keepdim) if dim is not None else call(name, input)
    return kind(result) if type(result) is tuple else result


def topk(input, k, dim=-1, largest=True, sorted=True):
    """The k largest along a dimension, the largest first, and where they stood."""
    if not 0 <= k <= input.size(dim):
        raise RuntimeError("selected index k out of range")
    rows = input.detach().transpose(dim, -1)
    order = lambda row: builtins.sorted(range(len(row)), key=row.__getitem__, reverse=largest)[:k]
    found = [order(row) for row in rows.reshape(-1, rows.size(-1)).tolist()]
    places = new(found, int64).reshape(*rows.shape[:-1], k).transpose(dim, -1)
    return _Topmost((gather(input, dim, places), places))


def amax(input, dim, keepdim=False):
    return call("max", input, dim, keepdim)[0]


def amin(input, dim, keepdim=False):
    return call("min", input, dim, keepdim)[0]


def argmax(input, dim=None, keepdim=False):
    return call("argmax", input, dim, keepdim) if dim is not None else call("argmax", input)


def argmin(input, dim=None, keepdim=False):
    return call("argmin", input, dim, keepdim) if dim is not None else call("argmin", input)


def norm(input, p=2, dim=None, keepdim=False):
    return call("norm", input, 2 if p == "fro" else p, dim, keepdim)


def cumsum(input, dim):
    return call("cumsum", input, dim)


def softmax(input, dim=None, **unknown):
    return call("softmax", input, *(dim,) if not unknown else [*unknown.items()][0])


def log_softmax(input, dim=None, **unknown):
    return call("log_softmax", input, *(dim,) if not unknown else [*unknown.items()][0])


def logsumexp(input, dim, keepdim=False):
    top = call("max", input.detach(), dim, True)[0]
    total = (input - top).exp().sum(dim, True).log() + top
    return total if keepdim else total.squeeze(dim)


def prod(input):
    result = ones((), dtype=input.dtype)
    for item in input.flatten().unbind(0):
        result = result * item
    return result


# Comparisons.


def eq(input, other):
    return call("eq", input, other)


def ne(input, other):
    return call("ne", input, other)


def gt(input, other):
    return call("gt", input, other)


def ge(input, other):
    return call("ge", input, other)


def lt(input, other):
    return call("lt", input, other)


def le(input, other):
    return call("le", input, other)


def logical_not(input):
    return call("logical_not", input)


def logical_and(input, other):
    return input.bool() * other.bool()


def logical_or(input, other):
    return (input.bool().long() + other.bool().long()).bool()


def isnan(input):
    return input != input


def isfinite(input):
    return abs(input) < _math.inf


def isinf(input):
    return abs(input) == _math.inf


def all(input, dim=None, keepdim=False):
    return logical_not(logical_not(input.bool()).sum(dim, keepdim).bool())


def any(input, dim=None, keepdim=False):
    return input.bool().sum(dim, keepdim).bool()


def equal(input, other):
    return input.shape == other.shape and input.tolist() == other.tolist()


def isclose(input, other, rtol=1e-5, atol=1e-8):
    return abs(input - other) <= abs(other) * rtol + atol


def allclose(input, other, rtol=1e-5, atol=1e-8):
    return all(isclose(input, other, rtol, atol)).item()


def where(condition, input, other):
    return call("where", condition, input, other)


def masked_fill(input, mask, value):
    return call("masked_fill", input, mask, value.item() if isinstance(value, Tensor) else value)


def tril(input, diagonal=0):
    return call("tril", input, diagonal)


def triu(input, diagonal=0):
    return call("triu", input, diagonal)


# Types.


def float(input):
    return call("float", input)


def long(input):
    return call("long", input)


def bool(input):
    return call("bool", input)


# New tensors.


def tensor(data, *, dtype=None, device=None, requires_grad=False):
    return _asked(new(data, dtype), requires_grad)


def as_tensor(data, dtype=None, device=None):
    return data.to(dtype or data.dtype) if isinstance(data, Tensor) else new(data, dtype)


def _asked(made, requires_grad):
    return made.requires_grad_() if requires_grad else made


def _filled(name):
    def function(*sizes, size=None, dtype=None, device=None, requires_grad=False):
        return _asked(call(name, flat(sizes, size), dtype), requires_grad)

    function.__name__ = function.__qualname__ = name
    return function


zeros, ones = _filled("zeros"), _filled("ones")


def empty(*sizes, size=None, dtype=None, device=None, requires_grad=False):
    return _asked(call("zeros", flat(sizes, size), dtype), requires_grad)


def full(size, fill_value, *, dtype=None, device=None, requires_grad=False):
    return _asked(call("full", list(size), fill_value, dtype), requires_grad)


def zeros_like(input, *, dtype=None, device=None, requires_grad=False):
    return _asked(call("zeros_like", input, dtype), requires_grad)


def ones_like(input, *, dtype=None, device=None, requires_grad=False):
    return _asked(call("ones_like", input, dtype), requires_grad)


empty_like = zeros_like


def full_like(input, fill_value, *, dtype=None, device=None, requires_grad=False):
    return _asked(call("full", list(input.shape), fill_value, dtype or input.dtype), requires_grad)


def eye(n, m=None, *, dtype=None, device=None):
    return call("eye", n, m, dtype)


def arange(*bounds, dtype=None, device=None, requires_grad=False):
    return _asked(call("arange", list(bounds), dtype), requires_grad)


def linspace(start, end, steps, *, device=None):
    return call("linspace", start, end, steps)


# Chance.


def _drawn(name):
    def function(*sizes, size=None, generator=None, dtype=None, device=None, requires_grad=False):
        return _asked(call(name, flat(sizes, size)), requires_grad)

    function.__name__ = function.__qualname__ = name
    return function


randn, rand = _drawn("randn"), _drawn("rand")


def randn_like(input, *, requires_grad=False):
    return randn(input.shape, requires_grad=requires_grad)


def rand_like(input, *, requires_grad=False):
    return rand(input.shape, requires_grad=requires_grad)


def randint(low, high, size=None, *, dtype=None, device=None):
    if size is None:
        low, high, size = 0, low, high
    return call("randint", low, high, list(size))


def randperm(n, *, generator=None, device=None):
    return call("randperm", n)


def normal(mean=0.0, std=1.0, size=()):
    return randn(size) * std + mean


def bernoulli(input):
    return (rand(input.shape) < input).float()


def manual_seed(seed):
    checked(_site.manualSeed(int(seed)))


def _as_numpy_says(f):
    """`axis` and `keepdims` are `dim` and `keepdim`."""

    @functools.wraps(f)
    def function(*args, **named):
        for other, own in (("axis", "dim"), ("keepdims", "keepdim")):
            if other in named:
                named[own] = named.pop(other)
        return f(*args, **named)

    return function


def _as_one_step(f):
    """Made of other operations here; a trace shows one, as PyTorch's does."""

    @functools.wraps(f)
    def function(*args, **named):
        if not _site.hide():
            return f(*args, **named)
        told = "", "", ""
        try:
            result = f(*args, **named)
            told = f.__name__, _handles(args), _handles([result])
            return result
        finally:
            _site.composed(*told, line())

    return function


def _handles(values):
    return ",".join(str(v._handle) for v in values if isinstance(v, Tensor))


_along = """
sum mean var std var_mean max min amax amin argmax argmin norm cumsum softmax log_softmax logsumexp all any cat stack
unsqueeze squeeze index_select select narrow chunk unbind
""".split()
_composed = """
repeat_interleave flip roll gather outer baddbmm addmm floor_divide remainder sign trunc floor ceil round log1p expm1
reciprocal log2 lerp logsumexp prod logical_and logical_or isnan isfinite isinf all any isclose
""".split()
for _wrap, _names in ((_as_numpy_says, _along), (_as_one_step, _composed)):
    for _name in _names:
        globals()[_name] = _wrap(globals()[_name])
concat = concatenate = cat

_only_methods = "view view_as reshape_as expand expand_as repeat contiguous unfold".split()
__all__ = [
    name
    for name, value in globals().items()
    if getattr(value, "__module__", "") == __name__ and name[0] != "_" and name not in _only_methods
]

# As methods.

_methods = """
reshape view view_as reshape_as permute transpose swapaxes swapdims movedim t flatten unflatten unsqueeze squeeze expand
expand_as broadcast_to repeat repeat_interleave contiguous clone detach unfold flip roll select narrow index_select chunk
split unbind matmul bmm mm dot outer add sub mul div floor_divide remainder pow square exp log sqrt rsqrt abs neg sin cos
erf tanh sigmoid relu floor ceil round trunc sign log2 log1p expm1 reciprocal negative absolute clamp clip maximum minimum
lerp ravel tile tensor_split topk moveaxis gather multiply true_divide sum mean var std max min amax amin argmax argmin norm cumsum softmax
log_softmax logsumexp prod eq ne gt ge lt le
logical_not logical_and logical_or isnan isfinite isinf all any equal isclose allclose masked_fill tril triu float long
bool bernoulli addmm baddbmm
""".split()
for _name in _methods:
    setattr(Tensor, _name, globals()[_name])

Tensor.where = lambda self, condition, other: where(condition, self, other)
Tensor.int = long


def _from_right(f):
    return lambda self, other: f(full((), other, dtype=None if isinstance(other, int) else float32), self)


Tensor.__add__ = Tensor.__radd__ = lambda self, other: add(self, other)
Tensor.__mul__ = Tensor.__rmul__ = lambda self, other: mul(self, other)
Tensor.__sub__, Tensor.__rsub__ = lambda self, other: sub(self, other), lambda self, other: call("rsub", self, other)
Tensor.__truediv__ = lambda self, other: div(self, other)
Tensor.__rtruediv__ = lambda self, other: reciprocal(self) * other
Tensor.__pow__, Tensor.__rpow__ = lambda self, other: pow(self, other), _from_right(pow)
Tensor.__matmul__ = lambda self, other: matmul(self, other)
Tensor.__floordiv__, Tensor.__rfloordiv__ = lambda self, other: floor_divide(self, other), _from_right(floor_divide)
Tensor.__mod__, Tensor.__rmod__ = lambda self, other: remainder(self, other), _from_right(remainder)
Tensor.__eq__, Tensor.__ne__ = eq, ne
Tensor.__lt__, Tensor.__le__, Tensor.__gt__, Tensor.__ge__ = lt, le, gt, ge
Tensor.__neg__, Tensor.__abs__, Tensor.__invert__ = neg, abs, logical_not
Tensor.__pos__ = lambda self: self
Tensor.__and__, Tensor.__or__ = logical_and, logical_or


# In place.


def _changing(f):
    def method(self, *args, **named):
        return in_place(self, lambda: f(self, *args, **named))

    return method


for _name in "add sub mul div pow clamp exp neg sqrt relu abs masked_fill tanh sigmoid floor round".split():
    setattr(Tensor, _name + "_", _changing(globals()[_name]))
Tensor.__iadd__, Tensor.__isub__ = Tensor.add_, Tensor.sub_
Tensor.__imul__, Tensor.__itruediv__ = Tensor.mul_, Tensor.div_
Tensor.zero_ = _changing(lambda self: zeros_like(self))
Tensor.fill_ = _changing(lambda self, value: full_like(self, value))
Tensor.copy_ = _changing(lambda self, other: broadcast_to(other, self.shape).to(self.dtype).clone())
Tensor.normal_ = _changing(lambda self, mean=0.0, std=1.0: normal(mean, std, self.shape))
Tensor.uniform_ = _changing(lambda self, a=0.0, b=1.0: rand(self.shape) * (b - a) + a)


def _detach_(self):
    alone = self.detach()
    self._handle, alone._handle = alone._handle, self._handle
    return self


Tensor.detach_ = _detach_
