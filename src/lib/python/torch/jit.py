"""TorchScript, as far as model files mention it: functions and models stay as they are."""
from typing import Final

from . import _missing


def _as_it_is(function=None, *_, **how):
    """`@ignore` and `@ignore(drop=True)` alike."""
    return function if callable(function) else lambda function: function


ignore = unused = export = script = script_if_tracing = _as_it_is


def is_scripting():
    return False


def is_tracing():
    return False


def annotate(the_type, the_value):
    return the_value


_missing.watch(globals())
