"""A learning rate for each epoch."""
from math import cos, pi


class _Schedule:
    def __init__(self, optimizer):
        self.optimizer, self.last_epoch = optimizer, 0
        self.base_lrs = [group["lr"] for group in optimizer.param_groups]
        self._set()

    def step(self):
        self.last_epoch += 1
        self._set()

    def _set(self):
        for group, lr in zip(self.optimizer.param_groups, self.base_lrs):
            group["lr"] = self.rate(lr, self.last_epoch)

    def get_last_lr(self):
        return [group["lr"] for group in self.optimizer.param_groups]


class LambdaLR(_Schedule):
    def __init__(self, optimizer, lr_lambda):
        self.rate = lambda lr, epoch: lr * lr_lambda(epoch)
        super().__init__(optimizer)


class StepLR(_Schedule):
    def __init__(self, optimizer, step_size, gamma=0.1):
        self.rate = lambda lr, epoch: lr * gamma ** (epoch // step_size)
        super().__init__(optimizer)


class CosineAnnealingLR(_Schedule):
    def __init__(self, optimizer, T_max, eta_min=0.0):
        self.rate = lambda lr, epoch: eta_min + (lr - eta_min) * (1 + cos(pi * epoch / T_max)) / 2
        super().__init__(optimizer)
