"""How PyTorch prints a tensor."""
import math

EDGE, LIMIT, WIDTH = 3, 1000, 80
_options = {"precision": 4, "sci_mode": None}


def set_printoptions(*, precision=None, sci_mode=None):
    if precision is not None:
        _options["precision"] = precision
    _options["sci_mode"] = sci_mode


def text(tensor):
    """`tensor([[1., 2.]])`, and what else is to say about it."""
    start = "Parameter containing:\n" if tensor._is_parameter else ""
    rest = []
    if tensor.numel() == 0:
        body = "[]"
        if tensor.dim() != 1:
            rest.append(f"size={tuple(tensor.shape)}")
        if tensor.dtype._name != "float32":
            rest.append(f"dtype={tensor.dtype}")
    else:
        cut = tensor.numel() > LIMIT
        values = tensor.tolist()
        write, width = writing([*seen(values, cut)], tensor.dtype._name)
        body = block(values, len("tensor("), cut, lambda v: write(v).rjust(width), width)
    if tensor.grad_fn is not None:
        rest.append(f"grad_fn={tensor.grad_fn!r}")
    elif tensor.requires_grad:
        rest.append("requires_grad=True")
    return start + joined("tensor(" + body, rest) + ")"


def joined(said, rest):
    width = len(said) - said.rfind("\n") + 1
    for part in rest:
        if width + len(part) + 2 > WIDTH:
            said += ",\n" + " " * len("tensor(") + part
            width = len("tensor(") + len(part)
        else:
            said += ", " + part
            width += len(part) + 2
    return said


def ends(values, cut):
    """The first and the last ones of a long list."""
    return values[:EDGE] + values[-EDGE:] if cut and len(values) > 2 * EDGE else values


def seen(values, cut):
    if not isinstance(values, list):
        yield values
        return
    for item in ends(values, cut):
        yield from seen(item, cut)


def writing(values, kind):
    """One way of writing for all numbers of a tensor, and how wide it is."""
    if kind != "float32":
        return str, max(len(str(v)) for v in values)
    digits, science = _options["precision"], _options["sci_mode"]
    some = [v for v in values if math.isfinite(v) and v != 0]
    sizes = [abs(v) for v in some] or [1.0]
    whole = all(v == math.ceil(v) for v in some)
    if science is None:
        science = max(sizes) / min(sizes) > 1000 or max(sizes) > 1e8
        science = science or (not whole and min(sizes) < 1e-4)

    def write(v):
        if science:
            return f"{v:.{digits}e}"
        if whole:
            return f"{v:.0f}." if math.isfinite(v) else f"{v:.0f}"
        return f"{v:.{digits}f}"

    return write, max([len(write(v)) for v in some] or [1])


def block(values, indent, cut, cell, width):
    if not isinstance(values, list):
        return cell(values)
    shown = ends(values, cut)
    dots = len(shown) < len(values)
    if not isinstance(values[0], list):
        cells = [cell(v) for v in shown]
        if dots:
            cells.insert(EDGE, " ...")
        fit = max(1, (WIDTH - indent) // (width + 2))
        rows = [", ".join(cells[i : i + fit]) for i in range(0, len(cells), fit)]
        return "[" + (",\n" + " " * (indent + 1)).join(rows) + "]"
    parts = [block(v, indent + 1, cut, cell, width) for v in shown]
    if dots:
        parts.insert(EDGE, "...")
    depth = 0
    while isinstance(values, list):
        depth, values = depth + 1, values[0]
    return "[" + ("," + "\n" * (depth - 1) + " " * (indent + 1)).join(parts) + "]"
