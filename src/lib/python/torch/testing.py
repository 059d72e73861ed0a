"""Whether a result is what it should be."""
from . import _missing
from ._functions import isclose
from ._tensor import Tensor
from ._types import float32


def assert_close(actual, expected, *, rtol=None, atol=None, equal_nan=False, check_dtype=True, msg=None):
    if isinstance(actual, (tuple, list)):
        assert len(actual) == len(expected), f"The length of the sequences mismatch: {len(actual)} != {len(expected)}"
        for own, other in zip(actual, expected):
            assert_close(own, other, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, msg=msg)
        return
    if not isinstance(actual, Tensor):
        near = abs(actual - expected) <= (1e-7 if atol is None else atol) + (1e-7 if rtol is None else rtol) * abs(expected)
        assert near, msg or "Scalars are not close!"
        return
    for what in ("shape", "dtype") if check_dtype else ("shape",):
        own, other = getattr(actual, what), getattr(expected, what)
        assert own == other, msg or f"The values for attribute '{what}' do not match: {own} != {other}."
    whole = float32 not in (actual.dtype, expected.dtype)
    rtol, atol = (0 if whole else 1.3e-6) if rtol is None else rtol, (0 if whole else 1e-5) if atol is None else atol
    actual, expected = actual.detach().float(), expected.detach().float()
    wrong = [a != b and not (equal_nan and a != a and b != b) for a, b in _pairs(actual, expected, rtol, atol)]
    if any(wrong):
        raise AssertionError(msg or _how_far(actual, expected, sum(wrong)))


def _pairs(actual, expected, rtol, atol):
    """Both numbers of each place; those that are near count as equal."""
    near = isclose(actual, expected, rtol, atol).flatten().tolist()
    numbers = zip(actual.flatten().tolist(), expected.flatten().tolist(), near)
    return [(b if close else a, b) for a, b, close in numbers]


def _how_far(actual, expected, count):
    if actual.dim() == 0:
        return "Scalars are not close!"
    part = f"{count} / {actual.numel()} ({count / actual.numel():.1%})"
    farthest = (actual - expected).abs().max().item()
    return f"Tensor-likes are not close!\n\nMismatched elements: {part}\nGreatest absolute difference: {farthest}"


_missing.watch(globals())
