#!/usr/bin/env python3
"""check_layers.py [ROOT]: fails when a file under src/ includes what src/layers.txt, its slice or its role forbids."""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#include "([^"]+)"', re.M)
PRIVATE = re.compile(r"^domain/\w+/(rules|store|api)\.h$")
BANNED_BY_ROLE = {  # file name without suffix: what it may never include
    "rules": re.compile(r"^platform/"),
    "commands": re.compile(r"^platform/http/"),
    "api": re.compile(r"/rules\.h$"),
}
TEST_ONLY = "kit/"  # tests/kit, for what stands beside the code as *_test.cpp


def read_rows(source):
    rows = (line.partition("#")[0] for line in (source / "layers.txt").read_text().splitlines())
    return {row.partition(":")[0].strip(): row.partition(":")[2].split() for row in rows if row.strip()}


def within(path, folder):
    return path.startswith(folder + "/")


def objection(owner, allowed, stem, target):
    """Why a file named `stem` in the row `owner` may not include `target`; None when it may."""
    if target.startswith(TEST_ONLY):
        return None if re.search(r"_(test|bench|fuzz)$", stem) else f"{target} is for tests"
    if not any(within(target, folder) for folder in [owner, *allowed]):
        return f"{owner} may not include {target}"
    at_home = within(target, owner) or (owner == "app" and target.endswith("/api.h"))
    if PRIVATE.match(target) and not at_home:
        return f"{target} is private to its slice"
    if stem in BANNED_BY_ROLE and BANNED_BY_ROLE[stem].search(target):
        return f"{stem} files may not include {target}"
    return None


def cycle_in(rows):
    """A row that reaches itself by what it allows, or None."""
    below = {row: {other for name in allowed for other in rows if other == name or within(other, name)} for row, allowed in rows.items()}
    for row in rows:
        reached, open_rows = set(), [row]
        while open_rows:
            for other in below[open_rows.pop()] - reached:
                reached.add(other)
                open_rows.append(other)
        if row in reached:
            return row
    return None


def problems(root):
    source_folder = root / "src"
    rows, found = read_rows(source_folder), []
    if row := cycle_in(rows):
        found.append(f"layers.txt: {row} leads back to itself")
    for row, allowed in rows.items():
        found += [f"layers.txt: {row} allows {name}, which is no row" for name in allowed
                  if not any(other == name or within(other, name) for other in rows)]
    for source in sorted([*source_folder.rglob("*.h"), *source_folder.rglob("*.cpp")]):
        path = source.relative_to(source_folder).as_posix()
        owner = max((folder for folder in rows if within(path, folder)), key=len, default=None)
        if owner is None:
            found.append(f"{path}: in no folder of layers.txt")
            continue
        for target in INCLUDE.findall(source.read_text()):
            if reason := objection(owner, rows[owner], source.stem, target):
                found.append(f"{path}: {reason}")
    return found


if __name__ == "__main__":
    found = problems(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)
