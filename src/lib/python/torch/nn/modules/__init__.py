"""The classes of torch.nn under the names of PyTorch's own files: torch.nn.modules.linear has Linear, too."""
import sys

from ... import _missing
from .. import attention, containers, layers, module
from . import utils

_places = "activation batchnorm container conv dropout flatten fold linear loss module normalization pooling sparse".split()
for _home in (attention, containers, layers, module):
    globals().update({k: v for k, v in vars(_home).items() if isinstance(v, type) and issubclass(v, module.Module)})
for _place in _places:
    globals()[_place] = sys.modules[f"{__name__}.{_place}"] = sys.modules[__name__]

_missing.watch(globals())
