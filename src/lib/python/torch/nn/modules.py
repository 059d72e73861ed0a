"""torch.nn.modules.module.Module is another way to write torch.nn.Module."""
from . import module
