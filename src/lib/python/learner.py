"""Runs the learner's file, and tells in plain text what came of it."""
import builtins
import json
import linecache
import math
import re
import sys
import traceback
import types

import torch.utils.data
import vit
from torch import _missing, _print, nn
from torch._bridge import LEARNER
from torch._tensor import Tensor

modules = {}  # the learner's modules that JavaScript knows, by number
answer = {}  # what the learner's file defines
results = []  # what JavaScript still looks at


def run(source, name="__main__", asked=None, parts=""):
    """Run the file; what it defines is in `answer`. Gives the failure as JSON, or nothing.

    Where classes are asked for, `vit` has only the parts they are made of.
    """
    global answer
    source = source.removeprefix("\ufeff")
    if asked is not None:
        sys.modules["vit"] = lent(asked.split(","), parts.split(","))
    keep()
    lines = source.splitlines(True)
    linecache.cache[LEARNER] = (len(source), None, lines, LEARNER)
    module = types.ModuleType(name)
    module.__file__ = LEARNER
    answer = module.__dict__
    sys.modules[name] = module
    return attempt(lambda: exec(compile(source, LEARNER, "exec"), answer)) or ""


POST = [name for name, value in vars(vit).items() if isinstance(value, type) and value.__module__ == "vit"]

LAYERS = [name for name, value in vars(nn).items() if isinstance(value, type)]


def lent(asked, parts):
    """The post's file without its classes, but for these parts."""
    rest = {name: value for name, value in vars(vit).items() if name not in POST or name in parts}
    module = types.ModuleType("vit")
    module.__dict__.update(rest, _asked=asked)

    def missing(name):
        raise AttributeError(f"module 'vit' has no attribute '{name}'", name=name, obj=module)

    module.__getattr__ = missing
    return module


def unlent(error):
    """What to say to someone who takes from the post what is to be written."""
    post = sys.modules["vit"]
    asked, unknown = getattr(post, "_asked", None), type(error) is NameError
    of_vit = getattr(error, "name", None) == "vit" or getattr(error, "obj", None) is post
    name = getattr(error, "name_from", None) or getattr(error, "name", None)
    if unknown and name in LAYERS:
        return f"这个名字在 nn 里：写 nn.{name}，或先写 from torch.nn import {name}。", (
            f"That name is in nn: write nn.{name}, or from torch.nn import {name} first."
        )
    if unknown and name in POST and hasattr(post, name):
        return (
            f"先把它 import 进来：在文件开头写 from vit import {name}。",
            f"Import it first: from vit import {name} at the top of the file.",
        )
    if not (asked and (of_vit or unknown) and name in POST):
        return None
    if name in asked:
        return (
            f"{name} 正是这里要写的类：请自己写出来，检查时 vit 里没有它。",
            f"{name} is the class that is to be written here: write it yourself; vit does not lend it while it is checked.",
        )
    return (
        f"检查 {asked[0]} 时，vit 里只有它用到的那几个类，没有 {name}。",
        f"While {asked[0]} is checked, vit has only the classes it is made of, and {name} is none of them.",
    )


def uncalled(error):
    """What to say where a layer itself, or its class, was given instead of what the layer computes."""
    given = re.search(r"must be Tensor, not (\w+)$|^unsupported operand .* 'Tensor' and '(\w+)'$", str(error))
    name = given and (given[1] or given[2])
    kind = getattr(nn, name or "", None) or answer.get(name)
    if name == "type":
        return (
            "这里给的是一个类，不是张量：层要先造出来（加括号），再用在 x 上，例如 nn.GELU()(x)。",
            "A class was given here, not a tensor: make the layer with brackets, then call it on x, as in nn.GELU()(x).",
        )
    if name == "tuple":
        return (
            "这里给的是元组，不是张量：行末是不是多了一个逗号；给出几个结果的函数或层，用 [0] 取第一个。",
            "A tuple was given here, not a tensor: is there a comma at the end of a line? "
            "Of a function or layer that gives several results, [0] is the first.",
        )
    if not (isinstance(kind, type) and issubclass(kind, nn.Module)):
        kind = getattr(vit, name or "", None)
    if not (isinstance(kind, type) and issubclass(kind, nn.Module)):
        return None
    if given[2]:
        return (
            f"这个 {name} 还没有调用：在层的名字后面加上括号和输入，例如 self.msa(x)。",
            f"This {name} is not called yet: put brackets with its input after it, as in self.msa(x).",
        )
    return (
        f"{name}(…) 只是造出一个层，还没有用它计算：在 __init__ 里造好，再在 forward 里用 x 调用它。",
        f"{name}(…) only makes a layer and computes nothing: make it in __init__, and call it on x in forward.",
    )


def unfound(error):
    """Which word of torch is meant by an import that finds none."""
    name, word = getattr(error, "name", None) or "", getattr(error, "name_from", None)
    if not isinstance(error, ImportError) or not ours(name):
        return None
    if word is None and "." in name:  # a module
        name, _, word = name.rpartition(".")
        parts = [other.removeprefix(name + ".") for other in libraries]
        return _missing.absent(name, word, types.SimpleNamespace(**dict.fromkeys(parts)), 1).help
    return _missing.absent(name, word, libraries[name]).help if word and name in libraries else None


def no_input(prompt=""):
    error = EOFError("EOF when reading a line")
    error.help = ("这里没有地方可以输入：把值直接写进程序。", "Nothing can be typed in here: write the value into the program.")
    raise error


builtins.input = no_input


def attempt(work):
    try:
        work()
    except BaseException as error:
        restore_python()
        return failure(error)


def failure(error):
    """The error as data: its words, its line in the learner's file, and what torch said it means."""
    syntax = isinstance(error, SyntaxError) and error.filename == LEARNER
    story = traceback.TracebackException.from_exception(error)
    frames = [frame for frame in story.stack if frame.filename == LEARNER]
    said = "".join(story.format_exception_only()).strip()
    if syntax:
        said = f"{type(error).__name__}: {error.msg}"
    story.stack = traceback.StackSummary.from_list(frames)
    line = error.lineno if syntax else frames[-1].lineno if frames else None
    code = linecache.getline(LEARNER, line).strip() if line else ""
    if code and said == type(error).__name__:  # `raise NotImplementedError` says no more
        said += f": {code}"
    told = {
        "kind": "syntax" if syntax else "run",
        "message": said,
        "line": line,
        "code": code,
        "function": frames[-1].name if frames and not syntax else "",
        "traceback": "".join(story.format()),
        "help": uncalled(error) or getattr(error, "help", None) or unlent(error) or unfound(error),
    }
    error.__traceback__ = None  # its frames hold tensors
    return json.dumps(told)


def classes():
    """The modules that the file itself defines, by name, in its order."""
    own = [
        (name, value)
        for name, value in answer.items()
        if isinstance(value, type) and issubclass(value, nn.Module) and value.__module__ == answer["__name__"]
    ]
    return ",".join(name for name, _ in own)


def substitute(names):
    """Put the post's classes in the place of the learner's."""
    answer.update({name: getattr(vit, name) for name in names.split(",")})


def build(number, name, args):
    """Make a module of that class. Gives its parts as JSON, or the failure."""

    def work():
        modules[number] = answer[name](*json.loads(args))

    return attempt(work) or json.dumps({"parts": parts(modules[number])})


def parts(module):
    """What stands in its attributes: tensors by their numbers, modules, and lists of modules."""
    found = []
    for table in (module._parameters, module._buffers, module._modules, vars(module)):
        for name, value in table.items():
            if isinstance(value, nn.Module):
                found.append((name, parts(value)))
            elif isinstance(value, Tensor):
                found.append((name, value._handle))
            elif isinstance(value, (list, tuple)) and any(isinstance(v, nn.Module) for v in value):
                found.append((name, [parts(v) for v in value if isinstance(v, nn.Module)]))
    return {"fields": found}


def forward(number, handles, training):
    """Call a module. Gives the number of its result, or the failure, as JSON."""
    told = {}

    def work():
        module = modules[number]
        module.train(training)
        inputs = [Tensor._of(int(h)) for h in handles.split(",")]
        result = module(*inputs)
        if not isinstance(result, Tensor):
            plain = result is None or isinstance(result, (bool, int, float))
            raise TypeError(f"forward returned {repr(result) if plain else f'a {type(result).__name__}'}, not a tensor")
        told["handle"] = result._handle
        results.append(result)

    return attempt(work) or json.dumps(told)


def clear():
    """Let go of everything of the learner's."""
    global answer
    answer = {}
    modules.clear()
    results.clear()
    restore()
    for given in ("digits", "photo", "answer"):
        sys.modules.pop(given, None)


def ours(name):
    return name.split(".")[0] in ("torch", "vit")


libraries = {name: module for name, module in sys.modules.items() if ours(name)}
classes_ours = {v for m in libraries.values() for v in vars(m).values() if isinstance(v, type) and ours(v.__module__)}
before = [(owner, dict(vars(owner))) for owner in {*libraries.values(), *classes_ours, math}]
options = dict(_print._options)

words_of_python, loaded, path, deepest = vars(builtins), sys.modules, sys.path, sys.getrecursionlimit()
kept = {}


def keep():
    """Python as it is before a program."""
    kept.update(words=dict(words_of_python), modules=dict(loaded), path=[*path])


def restore_python():
    """What a program changed in Python's own words and modules is not for the next one, and not for us."""
    if not kept:
        return
    words_of_python.update(kept["words"])
    for name in words_of_python.keys() - kept["words"].keys():
        del words_of_python[name]
    sys.modules, sys.path = loaded, path
    path[:] = kept["path"]
    loaded.update(kept["modules"])
    sys.excepthook, sys.stdout, sys.stderr = sys.__excepthook__, sys.__stdout__, sys.__stderr__
    sys.setrecursionlimit(deepest)
    sys.settrace(None)
    sys.setprofile(None)


def restore():
    """What a program changed in torch is not for the next one."""
    restore_python()
    kept.clear()
    sys.modules.update(libraries)
    _print._options.update(options)
    for owner, words in before:
        now = dict(vars(owner))
        for name in now.keys() - words.keys():
            delattr(owner, name)
        for name, value in words.items():
            if now.get(name) is not value:
                setattr(owner, name, value)
