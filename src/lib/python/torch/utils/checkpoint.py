"""Less memory for more time in PyTorch; here the function is simply called."""


def checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, **named):
    return function(*args, **named)
