"""The one way to the site's tensors: a call passes numbers, strings and booleans, and tensors by their numbers."""
import builtins
import sys

import _site

LEARNER = "answer.py"

_op, _why = _site.op, _site.why


def line():
    """The line of the learner's file that is at work, or 0."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename == LEARNER:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def failure():
    """Why the last call gave nothing: PyTorch's exception, and what it means in Chinese and in English."""
    kind, words, zh, en = _why().split("\0")
    error = getattr(builtins, kind)(words)
    error.help = (zh, en)
    return error


def checked(result):
    if result == 0 and result is not False:
        raise failure()
    return result


def made(name, *args):
    """Call an operation; what it gives is the number of a tensor, or several."""
    kinds, values = [], []
    for arg in args:
        encode(arg, kinds, values)
    return checked(_op(name, "".join(kinds), line(), *values))


_letters = {int: "i", float: "f", bool: "b", str: "s"}


def encode(value, kinds, values):
    """Each value has a letter that says how to read it; decode.ts reads."""
    kind = type(value)
    letter = _letters.get(kind)
    if letter:
        kinds.append(letter)
        values.append(value)
    elif value is None:
        kinds.append("n")
    elif hasattr(kind, "_handle"):
        kinds.append("t")
        values.append(value._handle)
    elif isinstance(value, (tuple, list)):
        kinds.append("[" if isinstance(value, tuple) else "(")
        for item in value:
            encode(item, kinds, values)
        kinds.append(")")
    elif value is Ellipsis:
        kinds.append(".")
    elif kind is slice:
        kinds.append(":")
        for part in (value.start, value.stop, value.step):
            encode(part, kinds, values)
    elif hasattr(value, "_name"):  # a dtype
        kinds.append("s")
        values.append(value._name)
    else:
        kinds.append("x")
        values.append(kind.__name__)
