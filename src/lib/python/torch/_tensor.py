"""The tensor: a number by which the site's own tensor is known. When nobody refers to it, it is freed."""
import json
import math

import _site

from . import _print
from ._bridge import checked, failure, made
from ._types import Size, bool_, by_name, cpu, device, dtype, float32, int64

_free, _info, _numbers = _site.free, _site.info, _site.numbers


class Node:
    """What PyTorch remembers of how a tensor was computed."""

    def __init__(self, op, rank):
        self.op, self.rank = op, rank

    def name(self):
        if self.op in ("sum", "mean"):
            return f"{self.op.capitalize()}Backward{1 if self.rank else 0}"
        if self.op == "linear" and self.rank == 2:
            return "AddmmBackward0"
        words = _nodes.get(self.op) or "".join(w.capitalize() for w in self.op.strip("_").split("_"))
        return words + "Backward0"

    def __repr__(self):
        return f"<{self.name()}>"


_nodes = {
    "layer_norm": "NativeLayerNorm",
    "conv2d": "Convolution",
    "cross_entropy": "NllLoss",
    "linear": "View",
    "matmul": "UnsafeView",
    "dropout": "Mul",
    "__getitem__": "Select",
    "reshape": "View",
    "flatten": "View",
    "unflatten": "View",
    "swapaxes": "Transpose",
    "mse_loss": "MseLoss",
    "chunk": "Split",
    "narrow": "Slice",
}


class Tensor:
    _is_parameter = False
    _handle = 0
    _known = None
    device = cpu
    is_cuda = False

    @staticmethod
    def _of(handle):
        tensor = object.__new__(Tensor)
        tensor._handle = handle
        return tensor

    def __new__(cls, data=None, *sizes):
        return of_type(float32, data, sizes)

    def __del__(self):
        if self._handle:
            _free(self._handle)

    # What it is.

    @property
    def _facts(self):
        if self._known is None:
            shape, strides, kind, _ = checked(_info(self._handle)).split(";")
            sizes = lambda text: tuple(map(int, text.split(","))) if text else ()
            self._known = Size(sizes(shape)), sizes(strides), by_name[kind]
        return self._known

    @property
    def _made_by(self):
        """The operation, or nothing for a leaf: a change through another view gives a tensor a history."""
        return checked(_info(self._handle)).split(";")[3]

    @property
    def shape(self):
        return self._facts[0]

    @property
    def dtype(self):
        return self._facts[2]

    @property
    def is_leaf(self):
        return not self._made_by

    @property
    def grad_fn(self):
        made_by = self._made_by
        return Node(made_by, self.dim()) if made_by else None

    @property
    def requires_grad(self):
        return _site.requiresGrad(self._handle)

    @requires_grad.setter
    def requires_grad(self, value):
        self.requires_grad_(value)

    def requires_grad_(self, requires_grad=True):
        checked(_site.requireGrad(self._handle, bool(requires_grad)))
        self._known = None
        return self

    def retain_grad(self):
        checked(_site.retainGrad(self._handle))

    @property
    def ndim(self):
        return len(self.shape)

    def dim(self):
        return len(self.shape)

    def size(self, dim=None):
        if dim is None:
            return self.shape
        return self.shape[checked(_site.axis(self._handle, dim)) - 1]

    def numel(self):
        return self.shape.numel()

    nelement = numel

    def stride(self, dim=None):
        return self._facts[1] if dim is None else self._facts[1][dim]

    def is_contiguous(self):
        return checked(_site.contiguous(self._handle)) == 1

    def is_floating_point(self):
        return self.dtype is float32

    def type(self, dtype=None):
        """How its type is called, or the tensor as another type."""
        if dtype is None:
            return f"torch.{_typed[self.dtype]}Tensor"
        if isinstance(dtype, str):
            by_its_name = {f"torch.{name}Tensor": kind for kind, name in _typed.items()}
            if dtype not in by_its_name:
                raise ValueError(f"invalid type: '{dtype}'")
            dtype = by_its_name[dtype]
        return self.to(getattr(dtype, "_holds", dtype))

    @property
    def T(self):
        return self.permute(*reversed(range(self.dim())))

    @property
    def mT(self):
        return self.transpose(-2, -1)

    # Its numbers.

    def _flat(self):
        numbers = checked(_numbers(self._handle)).to_py().tolist()
        return [n == 1 for n in numbers] if self.dtype is bool_ else numbers

    def tolist(self):
        values = self._flat()
        for size in reversed(self.shape[1:]):
            values = [values[i : i + size] for i in range(0, len(values), size)] if size else [[]] * self.shape[0]
        return values if self.shape else values[0]

    def item(self):
        if self.numel() != 1:
            _site.fail("onlyOneElement")
            raise failure()
        return self._flat()[0]

    def __bool__(self):
        if self.numel() != 1:
            what = "no values" if self.numel() == 0 else "more than one value"
            raise RuntimeError(f"Boolean value of Tensor with {what} is ambiguous")
        return bool(self._flat()[0])

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __index__(self):
        if self.dtype is float32 or self.numel() != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(self.item())

    def __format__(self, spec):
        return format(self.item(), spec) if self.dim() == 0 else object.__format__(self, spec)

    def numpy(self):
        if self.requires_grad:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        raise RuntimeError("Numpy is not available")

    def __repr__(self):
        return _print.text(self)

    def __len__(self):
        if self.dim() == 0:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __iter__(self):
        if self.dim() == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    __hash__ = object.__hash__

    def __contains__(self, item):
        return any(v == item for v in self._flat())

    def __reduce__(self):
        return _again, (type(self), self._flat(), tuple(self.shape), self.dtype._name, self.requires_grad)

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment"
            )
        copy = self.detach().clone()
        copy = copy.requires_grad_() if self.requires_grad else copy
        memo[id(self)] = copy
        return copy

    # Its gradient.

    def backward(self, gradient=None, retain_graph=False):
        checked(_site.backward(self._handle, gradient._handle if gradient is not None else 0, bool(retain_graph)))

    @property
    def grad(self):
        handle = _site.grad(self._handle)
        return Tensor._of(handle) if handle else None

    @grad.setter
    def grad(self, value):
        checked(_site.setGrad(self._handle, value._handle if value is not None else 0))

    @property
    def data(self):
        """The same numbers without a history. What is written into it is written into the tensor, too."""
        return self.detach()

    @data.setter
    def data(self, value):
        if value.shape != self.shape:
            raise unlike(self, value)
        checked(_site.write(self._handle, value._handle))
        self._known = None

    # Places.

    def __getitem__(self, at):
        return call("__getitem__", self, places(at))

    def __setitem__(self, at, value):
        in_place(self, lambda: call("__setitem__", self, places(at), value))

    # Types and places where it lies.

    def to(self, *wanted, **named):
        for given in [*wanted, *named.values()]:
            if isinstance(given, Tensor):
                given = given.dtype
            if isinstance(given, dtype):
                return _casts[given](self)
            if isinstance(given, str):
                device(given)
        return self

    def cpu(self):
        return self

    def cuda(self, device=None):
        raise AssertionError("Torch not compiled with CUDA enabled")

    def type_as(self, other):
        return self.to(other.dtype)

    def new_zeros(self, *sizes, size=None, dtype=None, device=None, requires_grad=False):
        return call("zeros", flat(sizes, size), dtype or self.dtype).requires_grad_(requires_grad)

    new_empty = new_zeros

    def new_ones(self, *sizes, size=None, dtype=None, device=None, requires_grad=False):
        return call("ones", flat(sizes, size), dtype or self.dtype).requires_grad_(requires_grad)

    def new_full(self, size, fill_value, *, dtype=None, device=None, requires_grad=False):
        return call("full", list(size), fill_value, dtype or self.dtype).requires_grad_(requires_grad)

    def new_tensor(self, data):
        return new(data, self.dtype)

    def __getattr__(self, name):
        from ._missing import absent

        raise absent("Tensor", name, Tensor)


_typed = {float32: "Float", int64: "Long", bool_: "Bool"}


class _OfType(type):
    """`torch.LongTensor`: makes tensors of one type, and says of a tensor whether it is one."""

    def __call__(cls, data=None, *sizes):
        return of_type(cls._holds, data, sizes)

    def __instancecheck__(cls, value):
        return isinstance(value, Tensor) and value.dtype is cls._holds

    def __repr__(cls):
        return f"<class 'torch.{cls.__name__}'>"


class FloatTensor(metaclass=_OfType):
    _holds = float32


class LongTensor(metaclass=_OfType):
    _holds = int64


class BoolTensor(metaclass=_OfType):
    _holds = bool_


def of_type(kind, data, sizes):
    """Numbers in lists, or sizes one by one."""
    if data is None or isinstance(data, (int, Size)):
        return call("zeros", [0] if data is None else flat((data, *sizes)), kind)
    if isinstance(data, (float, complex)):
        raise TypeError(f"new(): data must be a sequence (got {type(data).__name__})")
    return new(data, kind)


_casts = {
    float32: lambda x: call("float", x),
    int64: lambda x: call("long", x),
    bool_: lambda x: call("bool", x),
}


def _again(kind, numbers, shape, dtype, requires_grad):
    """A tensor out of a file."""
    tensor = new(numbers, by_name[dtype]).reshape(shape)
    return tensor.requires_grad_(requires_grad) if kind is Tensor else kind(tensor, requires_grad)


def unlike(tensor, value):
    """The error for .data of another shape, which PyTorch takes."""
    sizes = tuple(tensor.shape), tuple(value.shape)
    error = RuntimeError("in this site's torch .data keeps its shape {}, and {} is another".format(*sizes))
    error.help = (
        "本站的 torch 里，.data 只能换成同样形状的张量：不要改参数，在 forward 里另取一个名字，例如 pos = self.pos_emb[:, :n]。",
        "In this site's torch .data takes a tensor of the same shape only: leave the parameter as it is, "
        "and give its part a name of its own in forward, as in pos = self.pos_emb[:, :n].",
    )
    return error


def call(name, *args):
    """An operation's tensor; several as a tuple."""
    result = made(name, *args)
    if type(result) is str:
        return tuple(Tensor._of(int(h)) if h != "0" else None for h in result.split(","))
    return Tensor._of(result)


def places(at):
    """What stands in square brackets, as a list."""
    return [new(i) if isinstance(i, list) else i for i in (at if isinstance(at, tuple) else [at])]


def flat(sizes, named=None):
    """`f(2, 3)` and `f((2, 3))` and `f(size=(2, 3))` mean the same."""
    if not sizes and named is not None:
        sizes = (named,)
    if len(sizes) == 1 and isinstance(sizes[0], (tuple, list)):
        return list(sizes[0])
    return list(sizes)


def new(data, kind=None):
    """A tensor of numbers in lists."""
    if isinstance(data, Tensor):
        return data.detach().clone().to(kind) if kind else data.detach().clone()
    found = set()
    text = json.dumps(_plain(data, found))
    if kind is None:
        kind = float32 if float in found or not found else int64 if int in found else bool_
    return Tensor._of(checked(_site.tensor(text, kind._name)))


def _plain(data, found):
    if isinstance(data, (list, tuple, range)):
        return [_plain(item, found) for item in data]
    if isinstance(data, Tensor):
        return _plain(data.tolist(), found)
    if isinstance(data, float) and not math.isfinite(data):
        found.add(float)
        return str(data)  # JSON has no word for it
    if isinstance(data, (bool, int, float)):
        found.add(type(data))
        return data
    return data if data is None else str(data)


def in_place(tensor, compute):
    """Change a tensor: `compute` gives what it becomes. Whatever shares its memory changes, too."""
    checked(_site.mayChange(tensor._handle))
    result = compute()
    checked(_site.become(tensor._handle, result._handle))
    return tensor
