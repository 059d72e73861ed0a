"""A part of a model: its attributes hold parameters and further modules, `forward` says what it does."""
from collections import OrderedDict

import _site

from .._bridge import line
from .._tensor import Tensor
from .parameter import Parameter

_called = 0


def _unwritten(self, *_):
    raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


class Module:
    training = True
    forward = _unwritten

    def __init__(self):
        put = super().__setattr__
        put("training", True)
        put("_parameters", {})
        put("_buffers", {})
        put("_modules", {})
        put("_hooks", [])

    # What stands in its attributes.

    def __setattr__(self, name, value):
        own = self.__dict__
        tables = ("_parameters", "_buffers", "_modules")
        parameters, buffers, modules = (own.get(table) for table in tables)
        if isinstance(value, Parameter):
            if parameters is None:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self._forget(name)
            parameters[name] = value
        elif isinstance(value, Module):
            if modules is None:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name)
            modules[name] = value
        elif parameters and name in parameters:
            if value is not None:
                kind = value.type() if isinstance(value, Tensor) else type(value).__name__
                raise TypeError(f"cannot assign '{kind}' as parameter '{name}' (torch.nn.Parameter or None expected)")
            parameters[name] = None
        elif modules and name in modules:
            if value is not None:
                kind = value.type() if isinstance(value, Tensor) else type(value).__name__
                raise TypeError(f"cannot assign '{kind}' as child module '{name}' (torch.nn.Module or None expected)")
            modules[name] = None
        elif buffers and name in buffers:
            buffers[name] = value
        else:
            object.__setattr__(self, name, value)

    def _forget(self, name):
        for table in (self.__dict__, self._parameters, self._buffers, self._modules):
            table.pop(name, None)

    def __getattr__(self, name):
        for table in ("_parameters", "_buffers", "_modules"):
            found = self.__dict__.get(table)
            if found is not None and name in found:
                return found[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)

    def __delattr__(self, name):
        for table in (self._parameters, self._buffers, self._modules):
            if table.pop(name, None) is not None:
                return
        object.__delattr__(self, name)

    def __dir__(self):
        return [*object.__dir__(self), *self._parameters, *self._buffers, *self._modules]

    def register_parameter(self, name, param):
        if "_parameters" not in self.__dict__:
            raise AttributeError("cannot assign parameter before Module.__init__() call")
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        if "_buffers" not in self.__dict__:
            raise AttributeError("cannot assign buffer before Module.__init__() call")
        self._buffers[name] = tensor

    def add_module(self, name, module):
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"{_named(module)} is not a Module subclass")
        self._modules[name] = module

    register_module = add_module

    # The call.

    def __call__(self, *args, **named):
        global _called
        if not _called and _site.recording():
            for path, module in self.named_modules():
                object.__setattr__(module, "_path", path)
        _called += 1
        opened = _site.enter(type(self).__name__, self.__dict__.get("_path", ""))
        result = None
        try:
            result = self.forward(*args, **named)
        finally:
            _called -= 1
            if opened:
                _site.leave(_handles(args), _handles(result), line())
        for hook in [*self.__dict__.get("_hooks", ())]:
            changed = hook(self, args, result)
            result = result if changed is None else changed
        return result

    def register_forward_hook(self, hook):
        self._hooks.append(hook)
        return _Hook(self._hooks, hook)

    # What is in it.

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        memo = set() if memo is None else memo
        if self in memo:
            return
        if remove_duplicate:
            memo.add(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(memo, _join(prefix, name), remove_duplicate)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def _named(self, table, prefix, recurse, remove_duplicate=True):
        seen = set()
        modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for path, module in modules:
            for name, tensor in getattr(module, table).items():
                if tensor is None or id(tensor) in seen:
                    continue
                if remove_duplicate:
                    seen.add(id(tensor))
                yield _join(path, name), tensor

    def named_parameters(self, prefix="", recurse=True):
        yield from self._named("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True):
        yield from self._named("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        module = self
        for name in target.split(".") if target else []:
            module = getattr(module, name)
        return module

    def state_dict(self, prefix=""):
        state = OrderedDict()
        for path, module in self.named_modules(remove_duplicate=False):
            for table in (module._parameters, module._buffers):
                for name, tensor in table.items():
                    if tensor is not None:
                        state[prefix + _join(path, name)] = tensor.detach()
        return state

    def load_state_dict(self, state_dict, strict=True):
        own = {}
        for table in ("_parameters", "_buffers"):
            own.update(self._named(table, "", True, remove_duplicate=False))
        quote = lambda keys: ", ".join(f'"{key}"' for key in keys)
        missing = [key for key in own if key not in state_dict]
        unexpected = [key for key in state_dict if key not in own]
        problems = []
        if strict and unexpected:
            problems.append(f"Unexpected key(s) in state_dict: {quote(unexpected)}. ")
        if strict and missing:
            problems.insert(0, f"Missing key(s) in state_dict: {quote(missing)}. ")
        for key, tensor in own.items():
            given = state_dict.get(key)
            if given is None:
                continue
            if given.shape != tensor.shape:
                problems.append(
                    f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, "
                    f"the shape in current model is {tensor.shape}."
                )
            else:
                _site.write(tensor._handle, given._handle)
        if problems:
            name = type(self).__name__
            raise RuntimeError("Error(s) in loading state_dict for {}:\n\t{}".format(name, "\n\t".join(problems)))
        return _Keys(missing, unexpected)

    # What is done with all of it.

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            parameter.grad = None

    def to(self, *given, **named):
        for parameter in self.parameters():
            parameter.to(*given, **named)
        return self

    def cpu(self):
        return self

    float = cpu

    def cuda(self, device=None):
        raise AssertionError("Torch not compiled with CUDA enabled")

    # How it prints.

    def extra_repr(self):
        return ""

    def _get_name(self):
        return type(self).__name__

    def __repr__(self):
        said = self.extra_repr()
        extra = said.split("\n") if said else []
        children = [f"({name}): {_indented(repr(module))}" for name, module in self._modules.items()]
        if len(extra) == 1 and not children:
            return f"{self._get_name()}({extra[0]})"
        lines = extra + children
        inside = "\n  " + "\n  ".join(lines) + "\n" if lines else ""
        return f"{self._get_name()}({inside})"


class _Keys(tuple):
    def __new__(cls, missing, unexpected):
        return tuple.__new__(cls, (missing, unexpected))

    missing_keys = property(lambda self: self[0])
    unexpected_keys = property(lambda self: self[1])

    def __repr__(self):
        return "<All keys matched successfully>" if not self[0] and not self[1] else f"_IncompatibleKeys{tuple(self)}"


class _Hook:
    def __init__(self, hooks, hook):
        self._hooks, self._hook = hooks, hook

    def remove(self):
        if self._hook in self._hooks:
            self._hooks.remove(self._hook)


def _handles(given):
    """The tensors of a call, as JavaScript reads them."""
    if isinstance(given, Tensor):
        given = (given,)
    if not isinstance(given, (tuple, list)):
        return ""
    return ",".join(str(item._handle) for item in given if isinstance(item, Tensor))


def _join(prefix, name):
    return f"{prefix}.{name}" if prefix else name


def _indented(text):
    return text.replace("\n", "\n  ")


def _named(value):
    """How PyTorch names the type of what is no module."""
    return type(value).__name__
