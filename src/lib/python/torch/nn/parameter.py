"""A tensor that a module learns."""
from .._tensor import Tensor, made


class Parameter(Tensor):
    _is_parameter = True

    def __new__(cls, data=None, requires_grad=True):
        if not isinstance(data, Tensor):
            raise AttributeError(f"'{type(data).__name__}' object has no attribute 'detach'")
        parameter = object.__new__(cls)
        parameter._handle = made("parameter", data, requires_grad)
        return parameter

    def __deepcopy__(self, memo):
        copy = Parameter(self.detach().clone(), self.requires_grad)
        memo[id(self)] = copy
        return copy
