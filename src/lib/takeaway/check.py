"""Inside a function, so that none of its names meets one of the learner's."""
import itertools
import re


def weights_of(model):
    """Every parameter that PyTorch finds, by its name; one that has two names, twice."""
    return {
        f"{path}.{name}" if path else name: tensor
        for path, module in model.named_modules(remove_duplicate=False)
        for name, tensor in module._parameters.items()
        if tensor is not None
    }


def by_one_name(weights, known):
    """A layer may have a second name, as in a Sequential beside it; where there are too few, it is a mistake."""
    names = {}
    for key, tensor in weights.items():
        other = names.setdefault(id(tensor), key)
        if other not in known and key in known:
            names[id(tensor)] = key
    return weights if len(names) < len(known) else {key: weights[key] for key in names.values()}


def layers_of(weights):
    """The weight and the bias of a layer belong together."""
    layers = {}
    for key in weights:
        found = re.fullmatch(r"(.+)[._](weight|bias)", key)
        layer, part = found.groups() if found else (key, "")
        layers.setdefault(layer, {})[part] = key
    return layers


def last_word(name):
    return name.split(".")[-1]


def letters(name):
    return re.findall("[qkv]", last_word(name))


def likeness(a, b):
    """What two names have in common: the last word, the numbers on the way to it, the letter."""
    places = re.findall(r"\d+", a) == re.findall(r"\d+", b)
    return last_word(a) == last_word(b), places, letters(a)[:1] == letters(b)[:1]


def is_namesake(a, b):
    return likeness(a, b)[:2] == (True, True)


def pairings(own, free, mine, theirs, heads):
    """The ways to say which layer of yours is which of the post's; a fused one is several of them."""
    if not own:
        yield {}
        return
    (name, parts), rest = own[0], own[1:]
    shape = tuple(mine[next(iter(parts.values()))].shape)
    shape_of = lambda layer: tuple(theirs[next(iter(layer[1].values()))].shape)
    same = sorted((one for one in free if shape_of(one) == shape), key=lambda one: likeness(one[0], name), reverse=True)
    namesakes = [one for one in same if is_namesake(one[0], name)]
    choices = [(one,) for one in namesakes[:1] or same]
    for count in () if namesakes else (2, 3):
        pieces = [one for one in free if shape[:1] == (shape_of(one)[0] * count,) and shape[1:] == shape_of(one)[1:]]
        pieces = sorted(pieces, key=lambda one: likeness(one[0], name)[1], reverse=True)
        wanted = [one for one in pieces if letters(one[0])[:1] and letters(one[0])[0] in letters(name)]
        choices += itertools.permutations(wanted if len(wanted) == count else pieces, count) if len(shape) > 1 else []
    for chosen in choices:
        left = [one for one in free if one not in chosen]
        for others in pairings(rest, left, mine, theirs, heads):
            for by_head in (1, heads) if len(chosen) > 1 and heads > 1 else (1,):
                found = {key: ([keys[part] for _, keys in chosen], by_head) for part, key in parts.items() if all(part in keys for _, keys in chosen)}
                yield {**found, **others}
    if not choices:
        yield from pairings(rest, free, mine, theirs, heads)


def arrangements(mine, theirs, heads):
    named = {key: ([key], 1) for key in mine if key in theirs}
    own = layers_of([key for key in mine if key not in named])
    free = layers_of([key for key in theirs if key not in named])
    if not any("weight" in parts for parts in own.values()):  # bare parameters: each by itself
        free = {key: {"": key} for key in theirs if key not in named}
    certain_first = sorted(own.items(), key=lambda one: not any(is_namesake(one[0], name) for name in free))
    for found in itertools.islice(pairings(certain_first, list(free.items()), mine, theirs, heads), 24):
        yield {**named, **found}


def fused(parts, heads):
    """The post's layers in one, below each other or head by head."""
    if len(parts) == 1:
        return parts[0]
    rows, *rest = parts[0].shape
    return torch.stack([part.reshape(heads, rows // heads, *rest) for part in parts], dim=1).reshape(rows * len(parts), *rest)


def draw(weights):
    """Fresh layers would hide mistakes: their LayerNorm does nothing, and their softmax is nearly even."""
    for key, tensor in weights.items():
        values = torch.randn(*tensor.shape)
        if key.endswith("bias"):
            values = 0.3 * values
        elif key.endswith("weight"):
            fan_in = tensor[0].numel()
            values = 1 + 0.3 * values if tensor.dim() == 1 else values / fan_in**0.5
        tensor.copy_(values)


def differ(got, wanted, within):
    return not (got - wanted).abs().max().item() <= within * max(1e-6, wanted.abs().max().item())


def about_weights(mine, theirs, by):
    found = [key for keys, _ in by.values() for key in keys]
    for key in theirs:
        if key not in found:
            return "missing", key
    for key in mine:
        if key not in by:
            return "extra", key
    seen = {}
    for key, tensor in mine.items():
        keys, _ = by[key]
        if len(keys) == 1 and tuple(tensor.shape) != tuple(theirs[keys[0]].shape):
            return "size", key, tuple(tensor.shape), tuple(theirs[keys[0]].shape)
        for other, before in seen.items():
            if tensor is before:
                return "shared", other, key
            alike = tensor.dim() > 1 and tuple(tensor.shape) == tuple(before.shape) and torch.equal(tensor, before)
            if alike and not torch.equal(tensor, torch.zeros_like(tensor) + tensor.flatten()[0]):
                return "copied", other, key
        seen[key] = tensor


def about_run(model, reference, shape, mine, theirs, by, training):
    values = torch.randn(*shape)
    mode = "train" if training else "eval"
    outputs, inputs = [], []
    for module, weights in ((model, mine), (reference, theirs)):
        module.train(training)
        for tensor in weights.values():
            tensor.grad = None
        x = values.clone().requires_grad_(training)
        with torch.set_grad_enabled(training):
            outputs.append(module(x))
        inputs.append(x)
    got, wanted = outputs
    if not isinstance(got, torch.Tensor):
        return "instead", type(got).__name__
    if tuple(got.shape) != tuple(wanted.shape):
        return "shape", tuple(shape), tuple(got.shape), tuple(wanted.shape)
    if not torch.equal(inputs[0], values):
        return ("input",)
    if differ(got, wanted, 1e-5):
        return "values", mode, tuple(shape), f"{(got - wanted).abs().max().item():.3g}"
    if not training:
        return
    share = torch.randn(*wanted.shape)
    for output in outputs:
        output.backward(share)
    pairs = [("x", inputs[0].grad, inputs[1].grad)]
    for key, (keys, heads) in by.items():
        pairs.append((key, mine[key].grad, fused([theirs[k].grad for k in keys], heads)))
    largest = max(wanted.abs().max().item() for _, _, wanted in pairs)
    for key, got, wanted in pairs:
        if got is None:
            return "unreached", key
        if (got - wanted).abs().max().item() > 1e-4 * largest:
            return "gradient", key


def first_difference(create, expected, args, inputs, heads):
    """What is not as in the post's class, the first thing first; nothing if it is equal."""
    model, reference = create(*args), expected(*args)
    theirs = weights_of(reference)
    mine = by_one_name(weights_of(model), theirs)
    first = None
    for by in arrangements(mine, theirs, heads):
        wrong = about_weights(mine, theirs, by)
        if wrong:
            return wrong
        with torch.no_grad():
            draw(theirs)
            for key, (keys, by_head) in by.items():
                mine[key].copy_(fused([theirs[k] for k in keys], by_head))
        runs = ((shape, training) for shape in inputs for training in (False, True))
        found = (about_run(model, reference, shape, mine, theirs, by, training) for shape, training in runs)
        wrong = next((one for one in found if one), None)
        if not wrong:
            return
        first = first or wrong
    return first


def main():
    torch.manual_seed(0)
    own = {
        name: value
        for name, value in globals().items()
        if isinstance(value, type) and issubclass(value, nn.Module) and value.__module__ == __name__
    }
    tried = 0
    for name, probes in PROBES.items():
        create = own.get(name) or (len(own) == 1 and len(PROBES) == 1 and next(iter(own.values())))
        if not create:
            sys.exit(SAY["class"].format(name))
        for args, inputs, heads in probes:
            wrong = first_difference(create, getattr(vit, name), args, inputs, heads)
            if wrong:
                kind, *given = wrong
                sys.exit(f"{name}: " + SAY[kind].format(*given))
            tried += len(inputs)
    print(SAY["right"].format(tried))


main()
