#!/usr/bin/env python3
"""Writes a plain ledger: src/domain/ledgers/<noun>.h, its migration, its line in books.cpp and in the glossary.

  ./dev new-ledger guards --prefix gd --zh 保安员 --en Guards --group 安保力量/Security \\
      --field 'school | reference(schools) | 所在学校 | School | required filter list' \\
      --field 'name | text | 姓名 | Name | required search sort pinyin list length=20' \\
      --field 'kind | choice(guard=保安员/Guard, gatekeeper=门卫/Gatekeeper) | 岗位类别 | Kind | required filter list' \\
      --field 'phone | secret | 联系电话 | Phone | list length=20'

What is not given is asked for. Types: text multiline integer decimal boolean date instant secret reference(RECORD)
choice(name=中文/English, ...). Flags: required list hidden filter sort search pinyin unique expires past min=N max=N length=N unit=人
heads=姓名,保安姓名 (further Excel headings) group=中文/English (section of the form).
"""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEDGERS = ROOT / "src/domain/ledgers"
PLAIN = {"text": "std::string", "multiline": "std::string", "integer": "std::optional<std::int64_t>", "decimal": "std::optional<double>",
         "boolean": "bool", "date": "std::optional<Date>", "instant": "std::optional<Instant>", "secret": "records::Secret"}
IDS = {"schools": "schools::SchoolId", "units": "org::UnitId"}
FLAGS = {"required": ".required = true", "list": ".list = Listed::shown", "hidden": ".list = Listed::never", "filter": ".filtered = true",
         "sort": ".sorted = true", "search": ".searched = true", "pinyin": ".by_pinyin = true", "unique": ".unique = true",
         "expires": ".expires = true", "past": ".past = true"}
VALUES = {"min": ".min = {}", "max": ".max = {}", "length": ".length_max = {}", "unit": '.unit = "{}"', "heads": '.also_headed = "{}"',
          "group": ".group = {}"}
# The order in which Traits declares them: designated initialisers must keep it.
ORDER = ["required", "unique", "search", "filter", "sort", "pinyin", "expires", "past", "list", "hidden", "shape", "min", "max", "length", "refers", "group", "heads", "unit"]


def camel(text):
    return "".join(part.capitalize() for part in text.split("_"))


def label(text):
    zh, _, en = text.partition("/")
    if not zh.strip() or not en.strip():
        sys.exit(f"'{text}' needs both languages: 中文/English")
    return f'"{zh.strip()}", "{en.strip()}"'


class Field:
    def __init__(self, line, noun, sections):
        parts = [part.strip() for part in line.split("|")]
        if len(parts) not in (4, 5):
            sys.exit(f"'{line}' is not: name | type | 中文 | English | flags")
        self.name, kind, zh, en = parts[:4]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            sys.exit(f"'{self.name}' is not a snake_case name")
        self.label = f'"{zh}", "{en}"'
        self.traits, self.enum = {}, ""
        for flag in parts[4].split() if len(parts) == 5 else []:
            word, _, value = flag.partition("=")
            if flag in FLAGS:
                self.traits[word] = FLAGS[word]
            elif word in VALUES and value:
                self.traits[word] = VALUES[word].format(self.value_of(word, value, sections))
            else:
                sys.exit(f"{self.name}: unknown flag '{flag}'")
        word, _, inside = kind.partition("(")
        self.set_type(word, inside.rstrip(")"), noun)

    @staticmethod
    def value_of(word, value, sections):
        if word == "heads":
            return value.replace(",", "|")
        if word == "group":
            return sections.setdefault(label(value), re.sub(r"\W+", "_", value.partition("/")[2].lower()))
        return value

    def set_type(self, word, inside, noun):
        if word == "reference" and inside:
            self.type = IDS.get(inside, f"Id<struct {camel(inside.removesuffix('s'))}Tag>")
            self.traits["refers"] = f'.refers_to = "{inside}"'
        elif word == "choice" and inside:
            enum = camel(noun) + camel(self.name)
            choices = [choice.strip().partition("=") for choice in inside.split(",")]
            names = ", ".join(name for name, _, _ in choices)
            lines = [f"enum class {enum} {{ {names} }};", f"BOOST_DESCRIBE_ENUM({enum}, {names})",
                     f"constexpr Label label_of({enum} {self.name}) {{", f"  switch ({self.name}) {{"]
            lines += [f"    case {enum}::{name}: return {{{label(words)}}};" for name, _, words in choices]
            self.enum = "\n".join([*lines, "  }", "  return {};", "}", ""])
            self.type = f"{enum} {self.name} = {enum}::{choices[0][0]};" if "required" in self.traits else f"std::optional<{enum}>"
        elif word in PLAIN:
            self.type = PLAIN[word]
            if word == "multiline":
                self.traits["shape"] = ".shape = records::Kind::multiline"
        else:
            sys.exit(f"{self.name}: unknown type '{word}'")

    def member(self):
        if self.type.endswith(";"):
            return "  " + self.type
        return f"  {self.type} {self.name}{' = false' if self.type == 'bool' else ''};"

    def described(self, struct):
        traits = ", ".join(self.traits[word] for word in ORDER if word in self.traits)
        return f'      field<&{struct}::{self.name}>("{self.name}", {{{self.label}}}, {{{traits}}}),'


def header(args, noun, fields, sections):
    struct, lines = camel(noun), []
    if any("schools::" in field.type for field in fields):
        lines.append('#include "domain/schools/school.h"')
    if any("org::" in field.type for field in fields):
        lines.append('#include "domain/org/unit.h"')
    sort = next((field.name for field in fields if "pinyin" in field.traits), None)
    named = ", ".join(f"{name}{{{words}}}" for words, name in sections.items())
    return "\n".join([
        "#pragma once", f"// {args.zh}: a plain ledger.", *sorted(lines), '#include "platform/records/describe.h"', "",
        "namespace anyuan::ledgers {", "", *[field.enum for field in fields if field.enum],
        f"struct {struct} {{", "  records::Head head;", *[field.member() for field in fields], "};", "",
        f"inline const records::RecordType& type_of(const {struct}*) {{", "  using records::field, records::Listed;",
        *([f"  static constexpr Label {named};"] if named else []),
        f'  static const auto type = records::record<{struct}>("{args.name}", "{args.prefix}", {{"{args.zh}", "{args.en}"}}, {{',
        *[field.described(struct) for field in fields], "  }" + (f', "{sort}"' if sort else "") + ");", "  return type;", "}", "",
        "}  // namespace anyuan::ledgers", ""])


def hook(args, noun, fields):
    path = LEDGERS / "books.cpp"
    text = path.read_text()
    includes = sorted({*re.findall(r'^#include "domain/ledgers/(?!books\.h)\w+\.h"$', text, re.M), f'#include "domain/ledgers/{noun}.h"'})
    text = re.sub(r'^#include "domain/ledgers/(?!books\.h)\w+\.h"\n+', "", text, flags=re.M)
    own = '#include "domain/ledgers/books.h"\n\n'
    text = text.replace(own, own + "\n".join(includes) + "\n\n")
    shown = "name" if any(field.name == "name" for field in fields) else next(field.name for field in fields if field.type == "std::string")
    argument = "" if shown == "name" else f', "{shown}"'
    book = "plain" if any(field.name == "school" for field in fields) else "of_unit"
    line = f"  books.add({book}(records::type_for<{camel(noun)}>(), {{{label(args.group)}}}{argument}));\n"
    path.write_text(text.replace("\n}\n\n}  // namespace anyuan::ledgers", f"\n{line}}}\n\n}}  // namespace anyuan::ledgers"))
    glossary = ROOT / "docs/glossary.md"
    row = f"| {args.zh} | `{args.name}` ({camel(noun)}) | `domain/ledgers` |\n"
    glossary.write_text(glossary.read_text().replace("\n\n## Words of the mechanism", "\n" + row.rstrip() + "\n\n## Words of the mechanism"))


def asked():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="plural in snake_case: the table, the path and the menu key (guards)")
    for flag, words in (("prefix", "of ids, two letters (gd)"), ("zh", "Chinese label"), ("en", "English label (Guards)"),
                        ("group", "menu heading as 中文/English")):
        parser.add_argument(f"--{flag}", help=words)
    parser.add_argument("--noun", help="singular in snake_case; default: the name without its last s")
    parser.add_argument("--field", action="append", default=[], help="name | type | 中文 | English | flags")
    args = parser.parse_args()
    for flag in ("prefix", "zh", "en", "group"):
        if not getattr(args, flag):
            setattr(args, flag, input(f"{flag}: ").strip())
    while not args.field or (sys.stdin.isatty() and len(sys.argv) == 2):
        line = input("field (name | type | 中文 | English | flags; empty ends): ").strip()
        if not line:
            break
        args.field.append(line)
    return args


def main():
    args = asked()
    noun, sections = args.noun or args.name.removesuffix("s"), {}
    fields = [Field(line, noun, sections) for line in args.field]
    if not any(field.name in ("school", "unit") for field in fields):
        sys.exit("a ledger belongs to a school or to a bureau: give it a field `school | reference(schools) | ...` or `unit | reference(units) | ...`")
    if (LEDGERS / f"{noun}.h").exists():
        sys.exit(f"src/domain/ledgers/{noun}.h exists already")
    (LEDGERS / f"{noun}.h").write_text(header(args, noun, fields, sections))
    hook(args, noun, fields)
    # The table is printed by the program itself, from the description: there is no second idea of what a field becomes.
    table = subprocess.run([ROOT / "scripts/print_table.sh", args.name], check=True, capture_output=True, text=True).stdout
    number = 1 + max([int(path.name[:4]) for path in (LEDGERS / "migrations").glob("*.sql")], default=0)
    migration = LEDGERS / "migrations" / f"{number:04}_{args.name}.sql"
    migration.write_text(table)
    print(f"wrote src/domain/ledgers/{noun}.h and migrations/{migration.name}; now ./dev export-api and ./dev test")


if __name__ == "__main__":
    main()
