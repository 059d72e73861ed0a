"""Whether operations are remembered for backward."""
import functools

import _site


class set_grad_enabled:
    def __init__(self, mode):
        self.mode, self.before = mode, _site.setGradEnabled(mode)

    def __enter__(self):
        _site.setGradEnabled(self.mode)

    def __exit__(self, *_):
        _site.setGradEnabled(self.before)


class _Mode:
    """`with no_grad():`, and `@no_grad()` above a function."""

    mode = False

    def __enter__(self):
        self.before = _site.setGradEnabled(self.mode)

    def __exit__(self, *_):
        _site.setGradEnabled(self.before)

    def __new__(cls, function=None):
        made = object.__new__(cls)
        return made(function) if callable(function) else made

    def __call__(self, function):
        @functools.wraps(function)
        def wrapped(*args, **named):
            with type(self)():
                return function(*args, **named)

        return wrapped


class no_grad(_Mode):
    pass


class inference_mode(_Mode):
    pass


class enable_grad(_Mode):
    mode = True


def is_grad_enabled():
    return _site.gradEnabled()
