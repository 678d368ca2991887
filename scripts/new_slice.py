#!/usr/bin/env python3
"""Writes the uniform files of a slice, hooked in, with a passing test: a noun of a school that is open until closed.

  ./dev new-slice drills --noun drill --prefix dr --zh 演练 --en Drills

The files are those of scripts/slice/ under the new names; change its states, moves and fields to what the noun is.
"""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "scripts/slice"


def insert(path, before, line):
    """Puts `line` before the first match of the pattern `before`."""
    text = path.read_text()
    match = re.search(before, text, re.M)
    if match is None:
        sys.exit(f"{path.relative_to(ROOT)}: no place found for {line.strip()}")
    path.write_text(text[:match.start()] + line + text[match.start():])


def rendered(args, struct):
    """The model's files under the slice's words: name -> text."""
    words = {"gizmos": args.name, "gizmo": args.noun, "Gizmos": args.en, "Gizmo": struct, "小物": args.zh, '"gz"': f'"{args.prefix}"'}
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    return {model.name.replace("gizmo", args.noun): pattern.sub(lambda match: words[match[0]], model.read_text())
            for model in sorted(MODEL.iterdir())}


def hook(args, struct):
    name = args.name
    insert(ROOT / "src/layers.txt", r"^app ",
           f"{'domain/' + name:<21} : base platform domain/org domain/accounts domain/bookkeeping domain/schools\n")
    insert(ROOT / "src/app/application.cpp", r"(?<=\")\};$", f', "{name}"')  # the end of the list of slices
    wiring = ROOT / "src/app/wiring.cpp"
    insert(wiring, r'^\nnamespace anyuan::app', f'#include "domain/{name}/api.h"\n#include "domain/{name}/books.h"\n')
    insert(wiring, r"^  books\.add_scoped_table", f"  {name}::add_books(books);\n")
    insert(wiring, r"^\}\n\n\}  // namespace anyuan::app", f"  {name}::add_routes(routes, books);\n")
    insert(ROOT / "docs/glossary.md", r"^\n## Words of the mechanism",
           f"| {args.zh} | `{name}` ({struct}) | `domain/{name}` |\n| {args.zh}处置 | `{args.noun}_steps` (Step) | `domain/{name}` |\n")
    (ROOT / f"data/locale/reasons/{name}.yaml").write_text(
        f'{args.noun}_move_refused: {{zh: "{args.zh}现在不能这样处置,请刷新后查看", en: "This cannot be done with it now; reload it"}}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="plural in snake_case: folder, namespace, table and path (drills)")
    for flag, words in (("noun", "singular in snake_case (drill)"), ("prefix", "of ids, two letters (dr)"), ("zh", "Chinese noun"),
                        ("en", "English label, plural (Drills)")):
        parser.add_argument(f"--{flag}", required=True, help=words)
    args = parser.parse_args()
    folder = ROOT / "src/domain" / args.name
    if folder.exists():
        sys.exit(f"src/domain/{args.name} exists already")
    struct = "".join(part.capitalize() for part in args.noun.split("_"))
    (folder / "migrations").mkdir(parents=True)
    for name, text in rendered(args, struct).items():
        (folder / name).write_text(text)
    hook(args, struct)
    table = subprocess.run([ROOT / "scripts/print_table.sh", args.name], check=True, capture_output=True, text=True).stdout
    (folder / "migrations/0001_create.sql").write_text(table)
    print(f"wrote src/domain/{args.name}/; say in {args.noun}.h what it is, then ./dev export-api and ./dev test")


if __name__ == "__main__":
    main()
