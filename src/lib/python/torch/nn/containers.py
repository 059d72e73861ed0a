"""Modules under the names 0, 1, 2 …, and by name."""
from collections import OrderedDict

from .module import Module, _named
from .parameter import Parameter


class _Numbered(Module):
    def _place(self, at):
        size = len(self)
        if not -size <= at < size:
            raise IndexError(f"index {at} is out of range")
        return str(at % size)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._like([*self._modules.values()][at])
        return self._modules[self._place(at.__index__())]

    def __setitem__(self, at, module):
        setattr(self, self._place(at.__index__()), module)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        self._renumber([*self][:index] + [module] + [*self][index:])

    def __delitem__(self, at):
        rest = [*self]
        del rest[at]
        self._renumber(rest)

    def _renumber(self, modules):
        self._modules.clear()
        for i, module in enumerate(modules):
            self._modules[str(i)] = module


class ModuleList(_Numbered):
    """A list whose parameters are found. It does nothing itself: its modules are called one by one."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules

    def __iadd__(self, modules):
        if not hasattr(modules, "__iter__"):
            raise TypeError(
                f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}"
            )
        return self.extend(modules)

    def extend(self, modules):
        if not hasattr(modules, "__iter__"):
            raise TypeError(
                f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}"
            )
        return super().extend(modules)

    def _like(self, modules):
        return ModuleList(modules)


class Sequential(_Numbered):
    """Modules one after another, each fed with what the one before it gives."""

    def __init__(self, *modules):
        super().__init__()
        named = len(modules) == 1 and isinstance(modules[0], dict)
        for name, module in modules[0].items() if named else enumerate(modules):
            self.add_module(str(name), module)

    def _place(self, at):
        size = len(self)
        if not -size <= at < size:
            raise IndexError(f"index {at} is out of range")
        return [*self._modules][at]

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def _like(self, modules):
        return Sequential(*modules)


class _Dict(Module):
    """What a module registers, by name; `_table` says where."""

    def __init__(self, values=None):
        super().__init__()
        for name, value in (values or {}).items():
            self[name] = value

    def __getitem__(self, name):
        return self._table[name]

    def __len__(self):
        return len(self._table)

    def __iter__(self):
        return iter(self._table)

    def __contains__(self, name):
        return name in self._table

    def keys(self):
        return self._table.keys()

    def values(self):
        return self._table.values()

    def items(self):
        return self._table.items()


class ModuleDict(_Dict):
    """Modules by name."""

    @property
    def _table(self):
        return self._modules

    def __init__(self, modules=None):
        super().__init__(modules)

    def __setitem__(self, name, module):
        self.add_module(name, module)


class ParameterDict(_Dict):
    """Parameters by name."""

    @property
    def _table(self):
        return self._parameters

    def __init__(self, parameters=None):
        super().__init__(parameters)

    def __setitem__(self, name, value):
        setattr(self, name, value if isinstance(value, Parameter) else Parameter(value))


class ParameterList(Module):
    """A list of parameters that are found."""

    def __init__(self, values=None):
        super().__init__()
        for value in values or []:
            self.append(value)

    def append(self, value):
        setattr(self, str(len(self)), value if isinstance(value, Parameter) else Parameter(value))
        return self

    def __getitem__(self, at):
        return [*self._parameters.values()][at]

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())
