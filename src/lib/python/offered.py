"""Which of PyTorch's words there are here."""
import inspect
import json

import torch
from torch import Tensor, nn, optim
from torch.utils import data


def words(owner, fits):
    return sorted(name for name, value in inspect.getmembers(owner, fits) if name[0] != "_")


def functions(module, *homes):
    """What is made in the module itself, or in one of its homes."""
    return words(module, lambda value: callable(value) and getattr(value, "__module__", "") in (module.__name__, *homes))


def offered():
    return json.dumps(
        {
            "torch": functions(torch, "torch._functions", "torch._grad", "torch._types", "torch._tensor", "torch._print", "torch._program"),
            "torch.Tensor": words(Tensor, lambda _: True),
            "torch.nn": words(nn, inspect.isclass),
            "torch.nn.Module": words(nn.Module, inspect.isfunction),
            "torch.nn.functional": functions(nn.functional, "torch._functions"),
            "torch.nn.init": functions(nn.init),
            "torch.nn.utils": functions(nn.utils),
            "torch.optim": functions(optim),
            "torch.optim.lr_scheduler": functions(optim.lr_scheduler),
            "torch.utils.data": functions(data),
            "torch.testing": functions(torch.testing),
            "torch.jit": functions(torch.jit),
        }
    )
