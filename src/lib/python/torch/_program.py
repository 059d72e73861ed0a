"""What programs ask of PyTorch besides tensors: to save, to compile, to count with half the digits."""


def _assert(condition, message):
    assert condition, message


def compile(model=None, **how):
    """The model as it is: it runs the same without being compiled."""
    return model if model is not None else lambda function: function


def save(obj, f, **how):
    import pickle  # few programs need it, and it takes its time

    if hasattr(f, "write"):
        return pickle.dump(obj, f)
    with open(f, "wb") as file:
        pickle.dump(obj, file)


def load(f, map_location=None, **how):
    import pickle

    if hasattr(f, "read"):
        return pickle.load(f)
    with open(f, "rb") as file:
        return pickle.load(file)


class autocast:
    """`with autocast(…):`, and `@autocast(…)` above a function. Numbers stay float32."""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        self.device = device_type

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __call__(self, function):
        return function
