"""Run the post's own PyTorch code and record every number it produces.

usage: python3 make_goldens.py VIT.py CASES.json OUT_DIR     (needs torch; Debian: python3-torch)

VIT.py is the post's code; it is executed as it stands.
One .safetensors file is written per case of CASES.json; README.md here describes the format.
"""
import json, pathlib, struct, sys
import torch
from torch.overrides import TorchFunctionMode

post, cases, out = sys.argv[1:4]
vit = {}
exec(compile(pathlib.Path(post).read_text(encoding="utf-8"), "vit.py", "exec"), vit)


def save(path, tensors, metadata):
    """Write a safetensors file. tensors: name -> float32/int64 tensor; metadata: name -> str."""
    header, blobs, offset = {"__metadata__": metadata}, [], 0
    for name, t in tensors.items():
        t = t.detach().contiguous()
        kind = {torch.float32: "F32", torch.int64: "I64"}[t.dtype]
        raw = t.numpy().tobytes()
        header[name] = {"dtype": kind, "shape": list(t.shape), "data_offsets": [offset, offset + len(raw)]}
        offset += len(raw)
        blobs.append(raw)
    head = json.dumps(header, ensure_ascii=False).encode()
    head += b" " * (-len(head) % 8)
    path.write_bytes(struct.pack("<Q", len(head)) + head + b"".join(blobs))


class Trace(TorchFunctionMode):
    """Record each torch call's name, input shapes, plain arguments, output shape and value."""

    def __init__(self):
        super().__init__()
        self.rows, self.values = [], []

    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        result = func(*args, **kwargs)
        name = getattr(func, "__name__", str(func))
        if isinstance(result, torch.Tensor) and name not in ("__get__", "__set__"):
            flat, plain = [], []
            for a in list(args) + list(kwargs.values()):
                if isinstance(a, torch.Tensor):
                    flat.append(list(a.shape))
                elif isinstance(a, (tuple, list)) and a and all(isinstance(i, torch.Tensor) for i in a):
                    flat += [list(i.shape) for i in a]
                else:
                    plain.append(repr(a))
            self.rows.append({"op": name, "inputs": flat, "args": plain, "output": list(result.shape)})
            self.values.append(result.detach().clone())
        return result


def randomise(module, gen):
    """Give every parameter a non-default value, so that a forgotten bias or affine shows."""
    for name, p in module.named_parameters():
        scale = 0.3 if p.dim() > 1 else 0.5
        p.data = torch.randn(p.shape, generator=gen) * scale
        if "norm" in name and name.endswith("weight"):
            p.data += 1.0


def forward_case(case, gen):
    module = vit[case["module"]](**case["init"])
    randomise(module, gen)
    module.eval()
    x = torch.randn(case["input"], generator=gen).requires_grad_()
    trace = Trace()
    with trace:
        y = module(x)
    cotangent = torch.randn(y.shape, generator=gen)
    module.zero_grad()
    (y * cotangent).sum().backward()
    tensors = {f"state.{k}": v for k, v in module.state_dict().items()}
    tensors |= {"input": x, "output": y, "cotangent": cotangent, "grad.input": x.grad}
    tensors |= {f"grad.{k}": p.grad for k, p in module.named_parameters()}
    if case.get("values", True):
        tensors |= {f"step.{i:03d}": v for i, v in enumerate(trace.values)}
    return tensors, {"trace": json.dumps(trace.rows)}


def training_case(case, gen):
    model = vit["VisionTransformer"](**case["init"])
    randomise(model, gen)
    for p in model.parameters():
        p.data *= 0.2
    model.train()
    n, steps, batch = case["images"], case["steps"], case["batch"]
    size, chan = case["init"]["image_size"], case["init"]["in_channels"]
    images = torch.randn((n, chan, size, size), generator=gen)
    labels = torch.randint(0, case["init"]["num_classes"], (n,), generator=gen)
    order = torch.stack([torch.randperm(n, generator=gen)[:batch] for _ in range(steps)])
    tensors = {f"state.{k}": v.clone() for k, v in model.state_dict().items()}
    make = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam, "AdamW": torch.optim.AdamW}[case["optimizer"]]
    opt = make(model.parameters(), **case["options"])
    losses = []
    for idx in order:
        loss = torch.nn.functional.cross_entropy(model(images[idx]), labels[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.detach())
    tensors |= {"images": images, "labels": labels, "order": order, "losses": torch.stack(losses)}
    tensors |= {f"final.{k}": v for k, v in model.state_dict().items()}
    return tensors, {"optimizer": case["optimizer"], "options": json.dumps(case["options"])}


outdir = pathlib.Path(out)
outdir.mkdir(parents=True, exist_ok=True)
for case in json.loads(pathlib.Path(cases).read_text()):
    gen = torch.Generator().manual_seed(case["seed"])
    torch.manual_seed(case["seed"])
    kind = case.get("kind", "forward")
    tensors, extra = (training_case if kind == "training" else forward_case)(case, gen)
    meta = {"kind": kind, "module": case.get("module", "VisionTransformer"), "init": json.dumps(case["init"]), "torch": torch.__version__} | extra
    path = outdir / f"{case['name']}.safetensors"
    save(path, tensors, meta)
    print(f"{path.name}\t{path.stat().st_size}\t{len(json.loads(extra.get('trace', '[]')))} ops")
