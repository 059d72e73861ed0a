"""What this torch has not: said in Python's words, with the nearest that it has."""
from difflib import get_close_matches


def absent(owner, name, where):
    """The AttributeError for a name that is not there."""
    if owner == "Tensor":
        error = AttributeError(f"'Tensor' object has no attribute '{name}'", name=name)
    else:
        error = AttributeError(f"module '{owner}' has no attribute '{name}'", name=name)
    if name.startswith("__"):
        return error
    names = [n for n in dir(where) if not n.startswith("_")]
    near = get_close_matches(name, names, 1, 0.5)
    prefix = "x." if owner == "Tensor" else f"{owner}."
    zh = f"本站的 torch 里没有 {prefix}{name}。"
    en = f"{prefix}{name} is not in this site's torch."
    if near:
        zh += f"最接近的是 {prefix}{near[0]}。"
        en += f" The nearest is {prefix}{near[0]}."
    error.help = (zh, en)
    return error


def watch(module):
    """Make a module say which name is missing, and what is nearest."""

    def __getattr__(name):
        raise absent(module["__name__"], name, _Names(module))

    module["__getattr__"] = __getattr__


class _Names:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return list(self.names)
