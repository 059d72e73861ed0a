"""Runs the learner's file, and tells in plain text what came of it."""
import json
import linecache
import sys
import traceback
import types

import vit
from torch import nn
from torch._bridge import LEARNER
from torch._tensor import Tensor

modules = {}  # the learner's modules that JavaScript knows, by number
answer = {}  # what the learner's file defines
results = []  # what JavaScript still looks at


def run(source, name="__main__"):
    """Run the file; what it defines is in `answer`. Gives the failure as JSON, or nothing."""
    global answer
    lines = source.splitlines(True)
    linecache.cache[LEARNER] = (len(source), None, lines, LEARNER)
    module = types.ModuleType(name)
    module.__file__ = LEARNER
    answer = module.__dict__
    return attempt(lambda: exec(compile(source, LEARNER, "exec"), answer)) or ""


def attempt(work):
    try:
        work()
    except (Exception, SystemExit) as error:
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
    told = {
        "kind": "syntax" if syntax else "run",
        "message": said,
        "line": error.lineno if syntax else frames[-1].lineno if frames else None,
        "traceback": "".join(story.format()),
        "help": getattr(error, "help", None),
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
    """Call a module. Gives the number of its result, what came instead, or the failure, as JSON."""
    told = {}

    def work():
        module = modules[number]
        if module.training != training:
            module.train(training)
        inputs = [Tensor._of(int(h)) for h in handles.split(",")]
        result = module(*inputs)
        if isinstance(result, Tensor):
            told["handle"] = result._handle
            results.append(result)
        else:
            told["instead"] = repr(result) if not isinstance(result, tuple) else "a tuple"

    return attempt(work) or json.dumps(told)


def clear():
    """Let go of everything of the learner's."""
    global answer
    answer = {}
    modules.clear()
    results.clear()
    for given in ("digits", "photo"):
        sys.modules.pop(given, None)
