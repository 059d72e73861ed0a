"""torch.amp."""
from ._program import autocast
