#!/usr/bin/env python3
"""tidy.py [ROOT]: the habits of the house, checked over the whole tree. Each complaint says what to do instead.

A complaint that must stand for now is a line `check: complaint` in scripts/tidy_exceptions.txt. The list may only
shrink: a line that no longer complains fails too.
"""
import hashlib
import json
import pathlib
import re
import sys

LINES_MAX = 500
FUNCTION_LINES_MAX = 70
GENERATED = {"web/src/api/schema.d.ts", "web/package-lock.json", "api/openapi.json"}
CODE = {".cpp", ".h", ".py", ".sh", ".ts", ".vue", ".mjs", ".css", ".cmake"}
TEST_FILE = re.compile(r"(_test|_bench|_fuzz)\.cpp$|\.test\.ts$|^tests/|^web/test/")
# Where the habit has a reason not to hold, for good.
DRAWS_SECRETS = "src/domain/accounts/password.cpp"  # a token or a password must never come from a seed
CATCHES_ALL = {"src/platform/http/connection.h"}  # carries what a pool's work threw to whoever awaits it
FETCHES = {"web/src/m/sw.ts"}  # a service worker stands between the page and the network: fetching is what it is
STRING = r'"(?:[^"\\]|\\.)*"'


class Tree:
    """The tracked kinds of files below a root, read once."""

    def __init__(self, root):
        self.root = root
        self.texts = {}
        for top in ("src", "tests", "scripts", "cmake", "web/src", "web/test", "web/scripts", "data/locale"):
            for path in sorted((root / top).rglob("*")):
                name = path.relative_to(root).as_posix()
                is_read = path.suffix in CODE or path.suffix in (".sql", ".yaml", ".json") or path.name == "layers.txt"
                if path.is_file() and is_read and "node_modules" not in name and name not in GENERATED:
                    self.texts[name] = path.read_text(encoding="utf-8")

    def files(self, top, *suffixes):
        return [(name, text) for name, text in self.texts.items()
                if name.startswith(top + "/") and (not suffixes or name.endswith(suffixes))]

    def product(self):
        """C++ that is in the program: no tests, no benchmarks, no fuzz targets."""
        return [(name, text) for name, text in self.files("src", ".cpp", ".h") if not TEST_FILE.search(name)]

    def read(self, name):
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.exists() else ""


def lines_with(text, pattern):
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match


def without_comments(text):
    return re.sub(rf"({STRING})|//[^\n]*", lambda m: m[1] or "", text)


# --- C++ ------------------------------------------------------------------------------------------------------------

def sql_outside_stores(tree):
    statement = (r'"[^"\n]*\b(SELECT\b[^"\n]*\bFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX)|ORDER BY)\b'
                 r'|"[^"\n]*\b\w+ (=|<|>|<=|>=|<>|LIKE|IN) \(?:[a-z]')
    for name, text in tree.product():
        if name.endswith("/store.cpp") or name.startswith(("src/platform/records/", "src/platform/db/", "src/platform/journal/")):
            continue
        for line, _ in lines_with(text, statement):
            yield f"{name}:{line}: SQL; move it to the slice's store.cpp"


def outside_world_in_domain(tree):
    reads = (r"\b(system_clock|steady_clock|localtime|gmtime|getenv|random_device|mt19937|randombytes_\w+|sleep_for|sleep_until"
             r"|usleep|(?:basic_)?[io]?fstream|std::filesystem|std::j?thread|std::mutex|shared_mutex|std::atomic|condition_variable)\b"
             r"|\bstd::time\(|\brand\(\)")
    for name, text in tree.product():
        if not name.startswith(("src/domain/", "src/protocol/")) or name == DRAWS_SECRETS:
            continue
        for line, match in lines_with(without_comments(text), reads):
            yield f"{name}:{line}: {match[0]}; time, chance, files and threads come in from platform/ as arguments"


def sleep_in_tests(tree):
    for name, text in tree.texts.items():
        if TEST_FILE.search(name) and name.endswith(".cpp"):
            for line, _ in lines_with(without_comments(text), r"\b(sleep_for|sleep_until|usleep)\b|\bsleep\("):
                yield f"{name}:{line}: a test sleeps; wait for the event itself, or set the fake clock"


def catches(tree):
    for name, text in tree.product():
        for line, match in lines_with(without_comments(text), r"\bcatch \(([^)]*)\)"):
            if match[1] == "...":
                if name not in CATCHES_ALL:
                    yield f"{name}:{line}: catch (...); only the dispatcher, the job runner and a protocol's loop may go on after anything"
            elif name.startswith(("src/domain/", "src/protocol/", "src/base/")):
                yield f"{name}:{line}: catch; a refusal is a value, a breakdown passes through"


def stringly_states(tree):
    for name, text in tree.product():
        if name.startswith("src/domain/"):
            for line, match in lines_with(text, r'\b(?:\w+[._])?(?:state|status|kind|role|level|grade|stage|phase|outcome) [=!]= ("[a-z_]+")'):
                yield f"{name}:{line}: compares with {match[1]}; parse into an enum at the edge"


def functions_of(text):
    """(line, head, body) of what begins at the left margin and ends with a } there."""
    lines = text.split("\n")
    begin = None
    for number, line in enumerate(lines):
        if begin is None and re.match(r"[A-Za-z].*\(", line) and not line.startswith(("namespace", "struct", "class", "enum", "using", "#")):
            begin = number
        elif begin is not None and line.startswith("}"):
            yield begin + 1, lines[begin], lines[begin:number + 1]
            begin = None
        if begin is not None and line.endswith(";") and number == begin:
            begin = None


def long_functions(tree):
    for name, text in tree.files("src", ".cpp", ".h"):
        for line, head, body in functions_of(text):
            if len(body) > FUNCTION_LINES_MAX:
                yield f"{name}:{line}: {len(body)} lines in one function ({head.strip()[:60]}); at most {FUNCTION_LINES_MAX}"


def tests_without_assertion(tree):
    for name, text in tree.texts.items():
        if name.endswith("_test.cpp"):
            for line, head, body in functions_of(text):
                if head.startswith("TEST") and not re.search(r"\b(EXPECT|ASSERT)_|\bFAIL\(|\bexpect_\w+\(|\bADD_FAILURE", "\n".join(body)):
                    yield f"{name}:{line}: {head.strip()} asserts nothing"
        elif name.endswith((".test.ts", ".e2e.ts")):
            for line, match in lines_with(text, r"(?ms)^([ ]*)(?:it|test)\(.*?^\1\}"):
                if "expect" not in match[0] and "assert" not in match[0]:
                    yield f"{name}:{line}: a test asserts nothing"


def headers_nobody_includes(tree):
    included = {target for _, text in [*tree.files("src"), *tree.files("tests")] for target in re.findall(r'#include "([^"]+)"', text)}
    built = "".join(text for _, text in tree.files("cmake"))
    for name, _ in [*tree.files("src", ".h"), *tree.files("tests", ".h")]:
        if name.partition("/")[2] not in included and name not in built:
            yield f"{name}: nothing includes it; use it or delete it"


def changed_migrations(tree):
    for row in tree.read("src/released_migrations.txt").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        digest, name = row.split()
        path = tree.root / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{name}: a released migration was changed; put it back and write the next one"


# --- names, sizes, leftovers --------------------------------------------------------------------------------------------

def empty_names(tree):
    forbidden = re.compile(r"^(helpers?|utils?|common|misc|managers?|base_.*|.*_impl|data|info|new|old|.*[a-z]2)$")
    seen = set()
    for name in tree.texts:
        if not name.startswith(("src/", "tests/", "scripts/", "web/src/", "web/test/")):
            continue
        for part in pathlib.PurePosixPath(name).parts:
            if forbidden.match(part.partition(".")[0].lower()) and (part, name) not in seen:
                seen.add((part, name))
                yield f"{name}: '{part}' says nothing; name it for its noun or role"


def long_files(tree):
    for name, text in tree.texts.items():
        count = text.count("\n")
        if pathlib.PurePosixPath(name).suffix in CODE and count > LINES_MAX:
            yield f"{name}: {count} lines; at most {LINES_MAX}, cut it along its nouns"


def leftovers(tree):
    for name, text in tree.texts.items():
        if name in ("scripts/tidy.py", "scripts/guards_test.py"):
            continue
        for line, match in lines_with(text, r"\b(FIXME|XXX|HACK)\b|\bTODO\b(?!\(#\d+\))"):
            yield f"{name}:{line}: {match[0]}; do it, or TODO(#issue)"


# --- words ------------------------------------------------------------------------------------------------------------

SENTENCE = re.compile(rf"^([a-z0-9_]+): \{{zh: ({STRING}), en: ({STRING})\}}$")


def sentences_of(tree):
    """reason -> (file, zh, en), and complaints about lines that are no sentence."""
    found, complaints = {}, []
    for name, text in tree.files("data/locale/reasons", ".yaml"):
        for number, row in enumerate(text.splitlines(), 1):
            if not row.strip() or row.startswith("#"):
                continue
            match = SENTENCE.match(row)
            if not match:
                complaints.append(f'{name}:{number}: not `reason: {{zh: "...", en: "..."}}`')
            elif match[1] in found:
                complaints.append(f"{name}:{number}: {match[1]} has a sentence in {found[match[1]][0]} already")
            else:
                found[match[1]] = (name, match[2].strip('"'), match[3].strip('"'))
    return found, complaints


REASON = r'"([a-z0-9_]+)"'
GIVES_REASON = [rf"Refusal::\w+,\s*{REASON}", rf"\{{Refusal::\w+,[^\"{{}};]*\?\s*{REASON}\s*:\s*{REASON}",
                rf"\b(?:(?:refus|fault|problem|wrong)\w*|add)\([^\"();]*{REASON}", rf"\b(?:refus|fault|problem)\w*\([^\"();]*\?\s*{REASON}\s*:\s*{REASON}",
                r'\breturn "([a-z0-9]+(?:_[a-z0-9]+)+)"', rf"\breturn [^\";]*\?\s*\"([a-z0-9]+(?:_[a-z0-9]+)+)\"\s*:",
                rf"\breturn [^\";]*\?\s*\"[a-z0-9_]*\"\s*:\s*\"([a-z0-9]+(?:_[a-z0-9]+)+)\""]


def reasons_of(tree):
    """reason -> where it is given, as far as the text shows it: in an Error, by a refusing function, by a check."""
    found = {}
    for name, text in tree.product():
        code = without_comments(text)
        for pattern in GIVES_REASON:
            for line, match in lines_with(code, pattern):
                for reason in match.groups():
                    found.setdefault(reason, f"{name}:{line}")
    return found


def reasons_and_sentences(tree):
    sentences, complaints = sentences_of(tree)
    yield from complaints
    for reason, where in sorted(reasons_of(tree).items()):
        if reason not in sentences:
            yield f"{where}: '{reason}' has no sentence in data/locale/reasons/"
    literals = set(re.findall(r'"([a-z0-9_]+)"', "".join(text for _, text in tree.product())))
    for reason, (name, zh, en) in sentences.items():
        if reason not in literals:
            yield f"{name}: nothing in src/ gives the reason '{reason}'; delete its sentence"
        if not re.search(r"[\u4e00-\u9fff]", zh) or not en or re.search(r"[\u4e00-\u9fff]", en):
            yield f"{name}: '{reason}' needs a Chinese and an English sentence"
        if sorted(re.findall(r"\{\d\}", zh)) != sorted(re.findall(r"\{\d\}", en)):
            yield f"{name}: '{reason}' names different arguments in its two languages"


def nouns_without_glossary(tree):
    glossary = tree.read("docs/glossary.md")
    for name, text in tree.product():
        if not name.startswith("src/domain/"):
            continue
        for line, match in lines_with(text, r'\brecord<\w+>\(\s*"(\w+)",\s*"\w*",\s*\{"([^"]+)"'):
            if f"`{match[1]}`" not in glossary or match[2] not in glossary:
                yield f"{name}:{line}: {match[2]} (`{match[1]}`) is not in docs/glossary.md"


# --- console ------------------------------------------------------------------------------------------------------------

def network_outside_api(tree):
    for name, text in tree.files("web/src", ".ts", ".vue"):
        if not name.startswith("web/src/api/") and not TEST_FILE.search(name) and name not in FETCHES:
            for line, match in lines_with(without_comments(text), r"(?<![\w.])fetch\(|\b(XMLHttpRequest|EventSource|sendBeacon)\b"):
                yield f"{name}:{line}: {match[0].rstrip('(')}; only web/src/api talks to the server"


def keys_of(value, prefix=""):
    if not isinstance(value, dict):
        return {prefix.rstrip("."): value}
    return {key: text for name, part in value.items() for key, text in keys_of(part, f"{prefix}{name}.").items()}


def locales(tree):
    keys = {language: {name.rpartition("/")[2]: keys_of(json.loads(text)) for name, text in tree.files(f"web/src/locale/{language}", ".json")}
            for language in ("zh-CN", "en")}
    for language, other in (("zh-CN", "en"), ("en", "zh-CN")):
        for feature, texts in keys[language].items():
            for key, text in texts.items():
                if key not in keys[other].get(feature, {}):
                    yield f"web/src/locale/{language}/{feature}: '{key}' is missing in {other}"
                if not isinstance(text, str) or not text.strip():
                    yield f"web/src/locale/{language}/{feature}: '{key}' is empty"


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]")


def chinese_punctuation(tree):
    """Chinese sentences are written with Chinese punctuation."""
    for folder, suffix in (("data/locale/reasons", ".yaml"), ("web/src/locale/zh-CN", ".json")):
        for name, text in tree.files(folder, suffix):
            for line, match in lines_with(text, HALF_WIDTH):
                yield f"{name}:{line}: '{match[0]}' in a Chinese text; write ，；：？！"


EVENT_WORDS = "web/src/locale/{}/event.json"
EVENT_FILE = re.compile(r"\b(?:event(?:_name|_of)?\(|keep_shipped<)")  # says what happened: gives the journal a name, or chooses one


def events_of(tree):
    """Names of events -> where they are given; `*.created` is said of every book."""
    found = {}
    for name, text in tree.product():
        code = without_comments(text)
        if not name.startswith("src/platform/") and EVENT_FILE.search(code):
            for line, match in lines_with(code, r'"([a-z_]{2,}\.[a-z_]+)"'):
                found.setdefault(match[1], f"{name}:{line}")
            for line, match in lines_with(code, r'event_name\(\w+, "(\w+)"\)|"\{\}\.([a-z_]+)"'):
                found.setdefault(f"*.{match[1] or match[2]}", f"{name}:{line}")
    return found


def event_words(tree):
    """An event reads by its own words or by those of its verb (web/src/ui/eventWords.ts)."""
    events = events_of(tree)
    for language in ("zh-CN", "en"):
        name = EVENT_WORDS.format(language)
        words = {key.removeprefix("event.") for key in keys_of(json.loads(tree.texts.get(name, "{}")))}
        used = set()
        for event, where in sorted(events.items()):
            word = event if event in words else event.rpartition(".")[2]
            used.add(word)
            if word not in words:
                yield f"{where}: the event '{event}' has no words in {name}"
        for word in sorted(words - used):
            yield f"{name}: no event in src/ is called '{word}'; delete its words"


CHECKS = {
    "sql": sql_outside_stores, "outside": outside_world_in_domain, "sleep": sleep_in_tests, "catch": catches,
    "states": stringly_states, "functions": long_functions, "assertions": tests_without_assertion,
    "headers": headers_nobody_includes, "migrations": changed_migrations, "names": empty_names, "files": long_files,
    "leftovers": leftovers, "reasons": reasons_and_sentences, "glossary": nouns_without_glossary,
    "network": network_outside_api, "locales": locales, "punctuation": chinese_punctuation, "events": event_words,
}


def complaints(root):
    tree = Tree(root)
    found = [f"{name}: {complaint}" for name, check in CHECKS.items() for complaint in check(tree)]
    excepted = [row for row in tree.read("scripts/tidy_exceptions.txt").splitlines() if row.strip() and not row.startswith("#")]
    # Without line numbers, so that an exception does not lapse because something above it moved.
    def bare(text):
        return re.sub(r":\d+: ", ": ", text)
    open_exceptions = {bare(row) for row in excepted}
    standing = [complaint for complaint in found if bare(complaint) not in open_exceptions]
    stale = open_exceptions - {bare(complaint) for complaint in found}
    return standing + [f"exceptions: '{row}' no longer complains; delete it from scripts/tidy_exceptions.txt" for row in sorted(stale)]


if __name__ == "__main__":
    found = complaints(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)
