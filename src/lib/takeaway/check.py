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


# A layer is (name, parts): its weights by what they are, `weight`, `bias` or `` for a bare parameter; of a stack of
# blocks those of every block, and # is the number of the block in its name.

PAIRS = (("w|weight|weights|kernel", "b|bias|biases"), ("gamma|scale|g|a", "beta|shift|b"))


def stems(key, part):
    """What is left of a name without the word for a weight or a bias: of `w_q` and `b_q` the same."""
    path, word = re.fullmatch(r"(.*\.)?(.+)", key.lower()).groups("")
    for family, marks in enumerate(PAIRS):
        mark = marks[part == "bias"]
        found = re.fullmatch(rf"(?:(?:{mark})_?(|[qkvo]|[qkv]{{2,3}}|out|\d+)|(\w+)_(?:{mark}))", word)
        if found:
            yield f"{family} {path}{found[1] if found[1] is not None else found[2]}"


def layers_of(weights):
    """The weight and the bias of a layer belong together."""
    partners = {part: {stem: key for key in weights for stem in stems(key, part)} for part in ("weight", "bias")}
    layers = {}
    for key in weights:
        standard = re.fullmatch(r"(.+)[._](weight|bias)", key)
        stem = next(itertools.chain(stems(key, "weight"), stems(key, "bias")), None)
        weight, bias = (partners[part].get(stem) for part in ("weight", "bias"))
        if standard:
            name, part = standard.groups()
        elif weight and bias:
            name, part = weight, "weight" if key == weight else "bias"
        else:
            name, part = key, ""
        layers.setdefault(name, {})[part] = [key]
    return [(name, {"": parts["bias"]} if list(parts) == ["bias"] else parts) for name, parts in layers.items()]


def numbers_in(name):
    return [(name[: one.start()], int(one[0]), name[one.end() :]) for one in re.finditer(r"\d+", name)]


def by_block(layers, depth, shape_of):
    """The same layer of every block as one, so that what is thought of one block is thought of all."""
    stacks = {}
    for name, parts in layers:
        shapes = [(part, shape_of[key]) for part, keys in parts.items() for key in keys]
        for before, number, after in numbers_in(name):
            stacks.setdefault(before, {}).setdefault(number, []).append(f"{after} {shapes}")

    def is_stack(before):
        contents = [sorted(content) for _, content in sorted(stacks[before].items())]
        period, left = divmod(len(contents), depth)
        return not left and all(content == contents[i % period] for i, content in enumerate(contents))

    placed = [(next((one for one in numbers_in(name) if is_stack(one[0])), None), name, parts) for name, parts in layers]
    joined = {}
    for place, name, parts in sorted(placed, key=lambda one: one[0][1] if one[0] else 0):
        if place:
            before, number, after = place
            period = len(stacks[before]) // depth
            which = f".{sorted(stacks[before]).index(number) % period}" if period > 1 else ""
            name = f"{before}#{which}{after}"
        for part, keys in parts.items():
            joined.setdefault(name, {}).setdefault(part, []).extend(keys)
    return list(joined.items())


def last_word(name):
    """The last word of a name that is none of a list's numbers."""
    return next((word for word in reversed(name.lower().split(".")) if re.search(r"[^\d#]", word)), "")


def letters(name):
    return re.findall("[qkv]", last_word(name))


def ordinal(name):
    return (re.findall(r"\d+$", last_word(name)) or [None])[0]


def part_of_block(name):
    """Attention comes first, the MLP second; so do the norms before them."""
    if re.search("norm1$|att|msa|mha|before", name.lower()):
        return "attention"
    return "mlp" if re.search("norm2$|mlp|ffn?(?![a-z])|feed|after|post", name.lower()) else None


def is_output(name):
    return not letters(name) and re.search(r"^(w_?)?o(ut)?(_|$)|proj|final|merge|combine|unif", last_word(name)) is not None


def likeness(a, b):
    """How much speaks for the two being the same."""
    pairs = [((letters(name) or [None])[0], part_of_block(name), ordinal(name)) for name in (a, b)]
    agree = sum((3 if x == y else -3) for x, y in zip(*pairs) if x and y)
    return agree + 2 * (last_word(a) == last_word(b)) + (is_output(a) and is_output(b))


LAYOUTS = ("phd", "hpd", "hdp", "dph")  # how the rows of a fused weight run: part, head, row within the head


def arrangements(mine, theirs, heads):
    """The ways to say which weight of yours is which of the post's, the likeliest first."""
    shape_of = {key: tuple(tensor.shape) for weights in (theirs, mine) for key, tensor in weights.items()}
    named = {key: ([key], "phd") for key in mine if key in theirs}
    own = layers_of([key for key in mine if key not in named])
    free = layers_of([key for key in theirs if key not in named])
    depth = len({number for name, _ in free for number in re.findall(r"\d+(?=\.)", name)[:1]})
    found = matches(own, free, shape_of, heads)
    if depth > 1:
        alike = matches(by_block(own, depth, shape_of), by_block(free, depth, shape_of), shape_of, heads)
        found = found if len(alike[0]) < len(found[0]) else alike
    for pairs in found:
        yield {**named, **pairs}


def matches(own, free, shape_of, heads):
    main = lambda layer: next(iter(layer[1].values()))
    size = lambda layer: (len(main(layer)), *shape_of[main(layer)[0]])
    is_namesake = lambda a, b: last_word(a[0]) == last_word(b[0]) != "" and ordinal(a[0]) == ordinal(b[0]) and size(a) == size(b)

    def pair(layer, chosen, score, layout="phd"):
        pairs = {}
        for part, keys in layer[1].items():
            if all(part in parts for _, parts in chosen):
                pairs.update((key, ([parts[part][block] for _, parts in chosen], layout)) for block, key in enumerate(keys))
        return score, pairs

    def fusions(layer, left):
        blocks, rows, *columns = size(layer)
        parts = [one for one in left if columns and size(one)[0] == blocks and [*size(one)[2:]] == columns and rows > size(one)[1] and rows % size(one)[1] == 0]
        for r in dict.fromkeys(size(one)[1] for one in parts):
            like, count, wanted = [one for one in parts if size(one)[1] == r], rows // r, letters(layer[0])
            if len(wanted) == count:
                like = [one for one in like if letters(one[0]) and letters(one[0])[0] in wanted]
            for i, order in enumerate(itertools.permutations(like[:count], count)):
                yield from (pair(layer, order, -i - j / 10, layout) for j, layout in enumerate(LAYOUTS if heads > 1 else LAYOUTS[:1]))

    def choices(layer, used):
        bare = "" in layer[1]
        pieces = [(name, {"": keys}) for name, parts in free for keys in parts.values()] if bare else free
        left = [one for one in pieces if not any(one[1].get(part, [None])[0] in used for part in layer[1])]
        same = [one for one in left if size(one) == size(layer)]
        namesake = [one for one in same if is_namesake(layer, one)][:1]
        single = [pair(layer, [one], likeness(layer[0], one[0])) for one in namesake or same]
        return sorted(single, key=lambda one: -one[0]) + ([] if namesake else list(fusions(layer, left)))

    def pairings(rest, used):
        if not rest:
            yield 0, {}
            return
        options = choices(rest[0], used)
        if not options:
            yield from pairings(rest[1:], used)
        for score, pairs in options:
            taken = {key for keys, _ in pairs.values() for key in keys}
            for more, others in pairings(rest[1:], used | taken):
                yield score + more, {**pairs, **others}

    certain_first = sorted(own, key=lambda one: ("" in one[1], not any(is_namesake(one, other) for other in free)))
    found = itertools.islice(pairings(certain_first, frozenset()), 1000)
    return [pairs for _, pairs in sorted(found, key=lambda one: -one[0])[:24]]


def fused(parts, layout, heads):
    """The post's layers in one."""
    if len(parts) == 1:
        return parts[0]
    rows, *rest = parts[0].shape
    all_rows = torch.stack([part.reshape(heads, rows // heads, *rest) for part in parts])
    order = ["phd".index(axis) for axis in layout]
    return all_rows.permute(*order, *range(3, all_rows.dim())).reshape(rows * len(parts), *rest)


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


def about_run(model, reference, shape, mine, theirs, by, heads, training):
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
    for key, (keys, layout) in by.items():
        pairs.append((key, mine[key].grad, fused([theirs[k].grad for k in keys], layout, heads)))
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
            for key, (keys, layout) in by.items():
                mine[key].copy_(fused([theirs[k] for k in keys], layout, heads))
        runs = ((shape, training) for shape in inputs for training in (False, True))
        found = (about_run(model, reference, shape, mine, theirs, by, heads, training) for shape, training in runs)
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
        for args, inputs, heads, optional in probes:
            try:
                wrong = first_difference(create, getattr(vit, name), args, inputs, heads)
            except (AssertionError, ValueError):  # who refuses sizes that do not divide is not wrong
                if not optional:
                    raise
                continue
            if wrong:
                kind, *given = wrong
                sys.exit(f"{name}: " + SAY[kind].format(*given))
            tried += len(inputs)
    print(SAY["right"].format(tried))


main()
