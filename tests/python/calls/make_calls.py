"""Ask real PyTorch what every line of cases.txt says, and write it to expected.json.

usage: python3 tests/python/calls/make_calls.py        (needs torch, nothing else; Debian: python3-torch)
"""
import json
import pathlib
import warnings

from run import said

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
lines = [line for line in (here / "cases.txt").read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
answers = []
for line in lines:
    try:
        answers.append(said(line))
    except Exception as error:
        raise SystemExit(f"PyTorch refuses {line}: {error!r}")
text = ",\n  ".join(json.dumps(a, ensure_ascii=False) for a in answers)
(here / "expected.json").write_text(f"[\n  {text}\n]\n", encoding="utf-8")
print(f"{len(answers)} cases")
