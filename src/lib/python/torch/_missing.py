"""What this torch has not: said in Python's words, with the nearest that it has."""

_by_meaning = {
    **dict.fromkeys(("double", "half", "float64", "float16", "bfloat16"), "float"),
    **dict.fromkeys(("int", "int32", "short"), "long"),
    **{"dstack": "cat", "take": "index_select", "nansum": "sum", "addcmul": "add", "swish": "silu"},
}

_inner = {f"torch.nn.{name}" for name in ("attention", "containers", "layers", "module")}  # files of this site's own


def distance(a, b):
    """How many letters must be typed, deleted or replaced to make one word of the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, last = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def nearest(name, names, wrong=0):
    """The word that must be meant: few letters of a long one are wrong, or so many."""
    if _by_meaning.get(name) in names:
        return _by_meaning[name]
    far, near = min((distance(name.lower(), n.lower()), n) for n in names)
    return near if far <= max(wrong, len(name) // 4) else None


def absent(owner, name, where, wrong=0):
    """The AttributeError for a name that is not there."""
    if owner == "Tensor":
        error = AttributeError(f"'Tensor' object has no attribute '{name}'", name=name)
    else:
        error = AttributeError(f"module '{owner}' has no attribute '{name}'", name=name)
    if name.startswith("__"):
        return error
    names = [n for n in dir(where) if not n.startswith("_") and f"{owner}.{n}" not in _inner]
    near = nearest(name, names, wrong)
    prefix = "x." if owner == "Tensor" else f"{owner}."
    whose = ("vit 里没有", "vit") if owner == "vit" else ("本站的 torch 里没有", "this site's torch")
    zh = f"{whose[0]} {prefix}{name}。"
    en = f"{prefix}{name} is not in {whose[1]}."
    if near:
        zh += f"最接近的是 {prefix}{near}。"
        en += f" The nearest is {prefix}{near}."
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
