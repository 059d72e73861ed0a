"""Half the digits, as far as programs write it: without CUDA PyTorch switches this off, too."""
from .. import _program


class autocast(_program.autocast):
    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        super().__init__("cuda", dtype, enabled)


class GradScaler:
    def __init__(self, *_, **how):
        pass

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        pass

    def step(self, optimizer, *args, **named):
        return optimizer.step(*args, **named)

    def update(self, new_scale=None):
        pass

    def is_enabled(self):
        return False
