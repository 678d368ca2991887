#!/usr/bin/env python3
"""Writes files.S (.incbin of each file) and files.cpp (the table that platform/files/embedded.h declares)."""
import argparse
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--root", type=pathlib.Path, required=True)
parser.add_argument("--out", type=pathlib.Path, required=True)
parser.add_argument("--web", action="store_true")
arguments = parser.parse_args()
root, out = arguments.root, arguments.out
out.mkdir(parents=True, exist_ok=True)

files = []  # (name in the program, path)
for path in sorted((root / "src").rglob("migrations/*.sql")):
    files.append((f"migrations/{path.parent.parent.name}/{path.name}", path))
for path in sorted((root / "data").rglob("*")):
    if path.suffix in (".yaml", ".csv"):
        files.append((path.relative_to(root).as_posix(), path))
if arguments.web:
    dist = root / "web" / "dist"
    for path in sorted(dist.rglob("*")):
        if path.is_file():
            files.append((f"web/{path.relative_to(dist).as_posix()}", path))

assembler = ["  .section .rodata"]
table, declarations = [], []
for number, (name, path) in enumerate(files):
    assembler += [f"  .global embedded_{number}", f"  .global embedded_{number}_end", "  .balign 16",
                  f"embedded_{number}:", f'  .incbin "{path}"', f"embedded_{number}_end:", "  .byte 0"]
    declarations.append(f"extern const char embedded_{number}[], embedded_{number}_end[];")
    table.append(f'      {{"{name}", {{embedded_{number}, static_cast<std::size_t>(embedded_{number}_end - embedded_{number})}}}},')
assembler.append('  .section .note.GNU-stack,"",@progbits')
(out / "files.S").write_text("\n".join(assembler) + "\n")
(out / "files.cpp").write_text("\n".join([
    '#include "platform/files/embedded.h"', "", "#include <algorithm>", "#include <vector>", "",
    'extern "C" {', *declarations, "}", "", "namespace anyuan::files {", "",
    "std::span<const Embedded> embedded_files() {", "  static const std::vector<Embedded> table{", *table, "  };",
    "  return table;", "}", "", "std::optional<std::string_view> embedded(std::string_view name) {",
    "  for (const auto& file : embedded_files()) {", "    if (file.name == name) return file.bytes;", "  }",
    "  return std::nullopt;", "}", "", "}  // namespace anyuan::files", ""]))
