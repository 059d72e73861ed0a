"""Optimizers: the site's own, with PyTorch's settings in `param_groups`."""
import _site

from .. import _missing
from .._bridge import checked
from .._tensor import Tensor
from . import lr_scheduler


class Optimizer:
    _defaults = {}

    def __init__(self, params, **given):
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, "
                f"but got {params.type()}"
            )
        groups = [*params]
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        self.defaults = given
        self.param_groups = []
        self._numbers = []
        for group in groups:
            tensors = group["params"]
            tensors = [tensors] if isinstance(tensors, Tensor) else [*tensors]
            self.add_param_group({**given, **group, "params": tensors})

    def add_param_group(self, group):
        for tensor in group["params"]:
            if not isinstance(tensor, Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {_typename(tensor)}")
            if not tensor.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        handles = ",".join(str(t._handle) for t in group["params"])
        self._numbers.append(checked(_site.optimizer(type(self).__name__, handles, _settings(group))))
        self.param_groups.append(group)

    def step(self, closure=None):
        loss = closure() if closure else None
        for number, group in zip(self._numbers, self.param_groups):
            checked(_site.optimize(number, _settings(group)))
        return loss

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.grad = None

    def __del__(self):
        for number in self.__dict__.get("_numbers", ()):
            _site.forget(number)

    def __repr__(self):
        said = type(self).__name__ + " ("
        for i, group in enumerate(self.param_groups):
            said += f"\nParameter Group {i}\n"
            said += "".join(f"    {key}: {group[key]}\n" for key in sorted(group) if key != "params")
        return said + ")"


def _typename(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _settings(group):
    """The settings of a group as JavaScript reads them: `lr=0.1;betas=0.9,0.999`."""
    write = lambda value: ",".join(map(str, value)) if isinstance(value, tuple) else str(value).lower()
    return ";".join(f"{key}={write(value)}" for key, value in group.items() if key != "params" and value is not None)


class SGD(Optimizer):
    def __init__(self, params, lr=None, momentum=0, dampening=0, weight_decay=0, nesterov=False):
        settings = dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov)
        super().__init__(params, **settings)


class Adam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, betas=tuple(betas), eps=eps, weight_decay=weight_decay)


class AdamW(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        super().__init__(params, lr=lr, betas=tuple(betas), eps=eps, weight_decay=weight_decay)


_missing.watch(globals())
