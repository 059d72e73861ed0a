"""What describes a tensor: its sizes, its type, where it lies."""


class Size(tuple):
    """The sizes of a tensor: a tuple that prints as torch.Size."""

    __slots__ = ()

    def numel(self):
        count = 1
        for size in self:
            count *= size
        return count

    def __getitem__(self, at):
        part = tuple.__getitem__(self, at)
        return Size(part) if isinstance(at, slice) else part

    def __add__(self, other):
        return Size(tuple.__add__(self, other))

    def __repr__(self):
        return f"torch.Size([{', '.join(map(str, self))}])"

    __str__ = __repr__


Size.__name__ = "torch.Size"  # as Python's own messages call it


class dtype:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"torch.{self._name}"

    def __reduce__(self):
        return self._name

    @property
    def is_floating_point(self):
        return self is float32


float32, int64, bool_ = dtypes = (dtype("float32"), dtype("int64"), dtype("bool"))
by_name = {d._name: d for d in dtypes}


class finfo:
    """How large and how fine the numbers of a type are."""

    resolution, min, max, eps = 1e-6, -(2 - 2**-23) * 2.0**127, (2 - 2**-23) * 2.0**127, 2.0**-23
    tiny = smallest_normal = 2.0**-126
    bits, dtype = 32, "float32"

    def __init__(self, type=float32):
        if type is not float32:
            raise TypeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")

    def __repr__(self):
        names = "resolution min max eps smallest_normal tiny".split()
        return f"finfo({', '.join(f'{name}={getattr(self, name):g}' for name in names)}, dtype={self.dtype})"


class device:
    """Where tensors lie. Here that is always the page's own memory."""

    def __init__(self, type="cpu", index=None):
        type = str(type)
        if type.split(":")[0] == "cuda":
            raise AssertionError("Torch not compiled with CUDA enabled")
        if type != "cpu":
            raise RuntimeError(f"Expected one of cpu, cuda device type at start of device string: {type}")
        self.type, self.index = type, index

    def __repr__(self):
        return f"device(type='{self.type}')"

    def __str__(self):
        return self.type

    def __eq__(self, other):
        return isinstance(other, device)

    def __hash__(self):
        return hash(self.type)


cpu = device()
