#!/usr/bin/env python3
"""Does a timeline read back the same in other YAML readers? Not part of `cargo test`: needs PyYAML and ruamel.yaml.

    pip install pyyaml ruamel.yaml
    tests/readers.py target/release/annals [PATH...]      (default: data/articles)

Builds the timeline as JSON and as YAML; PyYAML (YAML 1.1), ruamel.yaml (1.1 and 1.2) must see in the YAML what the JSON holds:
every string a string, every number the same number. Bounds that `when` says already stand in the JSON only.
"""
import json
import subprocess
import sys

import yaml
from ruamel.yaml import YAML


def main():
    binary, paths = sys.argv[1], sys.argv[2:] or ["data/articles"]
    out = {f: subprocess.run([binary, "build", "--format", f, *paths], capture_output=True).stdout.decode() for f in ("json", "yaml")}
    expected = json.loads(out["json"])
    readers = {"PyYAML": yaml.safe_load, "ruamel 1.2": YAML(typ="safe", pure=True).load}
    eleven = YAML(typ="safe", pure=True)
    eleven.version = (1, 1)
    readers["ruamel 1.1"] = eleven.load
    wrong = 0
    for name, load in readers.items():
        got = load(out["yaml"])
        for event, full in zip(got["events"], expected["events"]):
            for key in ("start", "end"):
                if key not in event:
                    event[key] = full[key]
        same = got == expected
        wrong += not same
        print(f"{name}: {'the same' if same else 'DIFFERS'}, {len(got['events'])} events")
        if not same:
            differ("", expected, got)
    sys.exit(wrong > 0)


def differ(place, a, b):
    if type(a) is not type(b) or not isinstance(a, (dict, list)):
        if a != b:
            print(f"  {place}: {a!r} became {b!r}")
    elif isinstance(a, dict):
        for key in sorted(set(a) | set(b)):
            differ(f"{place}.{key}", a.get(key), b.get(key))
    else:
        for i, (x, y) in enumerate(zip(a, b)):
            differ(f"{place}[{i}]", x, y)


main()
