#!/usr/bin/env python3
"""The guards themselves: a small clean tree passes, and each planted violation is named."""
import hashlib
import pathlib
import tempfile
import unittest

import check_layers
import tidy

LAYERS = """base          :
platform      : base
domain/org    : base platform
domain/gates  : base platform domain/org
app           : base platform domain
"""
CLEAN = {
    "src/layers.txt": LAYERS,
    "src/base/time.h": "#pragma once\n",
    "src/platform/records/describe.h": '#include "base/time.h"\n',
    "src/domain/org/unit.h": '#include "platform/records/describe.h"\n',
    "src/domain/org/store.h": '#include "domain/org/unit.h"\n',
    "src/domain/org/store.cpp": '#include "domain/org/store.h"\nauto sql = "SELECT id FROM units WHERE id = :id";\n',
    "src/domain/gates/gate.h": '#include "domain/org/unit.h"\nstatic const auto type = records::record<Gate>("gates", "gt", {"校门", "Gates"}, {});\n',
    "src/domain/gates/commands.cpp": '#include "domain/gates/gate.h"\nauto refusal = Error{Refusal::conflict, "gate_closed"};\n',
    "src/domain/gates/gate_test.cpp": '#include "domain/gates/gate.h"\nTEST(Gate, IsNamed) {\n  EXPECT_EQ(1, 1);\n}\n',
    "data/locale/reasons/gates.yaml": 'gate_closed: {zh: "校门已关闭", en: "The gate is closed"}\n',
    "docs/glossary.md": "| 校门 | `gates` |\n",
    "web/src/locale/zh-CN/gates.json": '{"title": "校门"}',
    "web/src/locale/en/gates.json": '{"title": "Gates"}',
    "src/domain/gates/moves.cpp": 'void open(Change& change) { change.event("gate.opened", "gates"); }\nvoid keep(Change& change, const Book& book) { change.event(event_name(book, "changed"), "gates"); }\n',
    "web/src/locale/zh-CN/event.json": '{"event": {"changed": "修改", "gate": {"opened": "开门"}}}',
    "web/src/locale/en/event.json": '{"event": {"changed": "Changed", "gate": {"opened": "Opened"}}}',
}
PLANTED_FOR_TIDY = {  # check: (file, content, what the complaint must say)
    "sql": [("src/domain/gates/api.cpp", 'auto sql = "DELETE FROM gates";\n', "api.cpp:1: SQL"),
            ("src/domain/gates/rules.cpp", 'auto sql = "school = :school";\n', "rules.cpp:1: SQL")],
    "outside": [("src/domain/gates/rules.cpp", "auto now = std::chrono::system_clock::now();\n", "system_clock"),
                ("src/domain/gates/rules.cpp", "std::ifstream in;\n", "ifstream")],
    "sleep": [("src/domain/gates/slow_test.cpp", "std::this_thread::sleep_for(1s);\n", "sleeps")],
    "catch": [("src/app/main.cpp", "try {} catch (...) {}\n", "catch (...)"),
              ("src/domain/gates/rules.cpp", "try {} catch (const std::exception& e) {}\n", "a refusal is a value")],
    "states": [("src/domain/gates/rules.cpp", 'if (gate.state == "closed") return;\n', '"closed"')],
    "functions": [("src/domain/gates/rules.cpp", "int f() {\n" + "  g();\n" * 80 + "}\n", "82 lines")],
    "assertions": [("src/domain/gates/idle_test.cpp", "TEST(Gate, DoesNothing) {\n  open();\n}\n", "asserts nothing"),
                   ("web/src/ui/idle.test.ts", "it('is idle', () => {\n  open()\n})\n", "asserts nothing")],
    "headers": [("src/base/unused.h", "#pragma once\n", "nothing includes it")],
    "migrations": [("src/released_migrations.txt", f"{hashlib.sha256(b'CREATE').hexdigest()} src/base/time.h\n", "was changed"),
                   ("src/released_migrations.txt", f"{hashlib.sha256(b'CREATE').hexdigest()} src/gone.sql\n", "was changed")],
    "names": [("src/domain/gates/helpers.cpp", "\n", "says nothing"), ("web/src/ui/utils.ts", "\n", "says nothing")],
    "files": [("src/domain/gates/rules.cpp", "\n" * 501, "501 lines")],
    "leftovers": [("src/domain/gates/rules.cpp", "// FIXME soon\n", "FIXME"), ("src/domain/gates/rules.cpp", "// TODO: later\n", "TODO")],
    "reasons": [("src/domain/gates/rules.cpp", 'return Error{Refusal::invalid, "gate_lost"};\n', "'gate_lost' has no sentence"),
                ("src/domain/gates/rules.cpp", 'std::string_view check(int n) { return n > 1 ? "" : "gate_odd"; }\n', "'gate_odd' has no sentence"),
                ("src/domain/gates/rules.cpp", 'faults.push_back(fault(field, "gate_wide"));\n', "'gate_wide' has no sentence"),
                ("data/locale/reasons/more.yaml", 'gate_gone: {zh: "没有", en: "Gone"}\n', "nothing in src/ gives"),
                ("data/locale/reasons/more.yaml", 'gate_closed: {zh: "关", en: "Shut"}\n', "has a sentence in"),
                ("data/locale/reasons/gates.yaml", 'gate_closed: {zh: "closed", en: "closed"}\n', "a Chinese and an English"),
                ("data/locale/reasons/gates.yaml", 'gate_closed: {zh: "关 {0}", en: "closed"}\n', "different arguments"),
                ("data/locale/reasons/gates.yaml", "gate_closed:\n", "not `reason:")],
    "glossary": [("docs/glossary.md", "| 校门 |\n", "(`gates`)")],
    "network": [("web/src/features/gates/GatePage.vue", "await fetch('/api/gates')\n", "only web/src/api")],
    "events": [("src/domain/gates/rules.cpp", 'std::string_view event_of(Move) { return "gate.shut"; }\n', "'gate.shut' has no words in web/src/locale/en"),
               ("src/domain/gates/rules.cpp", 'void f(Change& c) { c.event(fmt::format("{}.exported", book), "gates"); }\n', "'*.exported' has no words in web/src/locale/zh-CN"),
               ("web/src/locale/en/event.json", '{"event": {"changed": "Changed"}}', "'gate.opened' has no words in web/src/locale/en"),
               ("web/src/locale/zh-CN/event.json", '{"event": {"changed": "修改", "gate": {"opened": "开门", "sold": "卖"}}}', "is called 'gate.sold'"),
               ("web/src/locale/zh-CN/event.json", '{"event": {"changed": "修改", "lost": "丢", "gate": {"opened": "开门"}}}', "is called 'lost'")],
    "punctuation": [("data/locale/reasons/gates.yaml", 'gate_closed: {zh: "校门已关闭,请绕行", en: "The gate is closed; walk round"}\n', "in a Chinese text")],
    "locales": [("web/src/locale/en/gates.json", "{}", "missing in en"), ("web/src/locale/zh-CN/gates.json", '{"title": ""}', "is empty")],
}
PLANTED_FOR_LAYERS = [
    ("src/base/up.h", '#include "platform/records/describe.h"\n', "base may not include"),
    ("src/platform/records/up.h", '#include "domain/gates/gate.h"\n', "platform may not include"),
    ("src/domain/org/up.h", '#include "domain/gates/gate.h"\n', "domain/org may not include"),
    ("src/domain/gates/peep.cpp", '#include "domain/org/store.h"\n', "private to its slice"),
    ("src/app/wiring.cpp", '#include "domain/org/store.h"\n', "private to its slice"),
    ("src/domain/gates/rules.cpp", '#include "platform/records/describe.h"\n', "rules files may not include"),
    ("src/domain/gates/commands.h", '#include "platform/http/message.h"\n', "commands files may not include"),
    ("src/domain/gates/api.cpp", '#include "domain/gates/rules.h"\n', "api files may not include"),
    ("src/domain/gates/gate.cpp", '#include "kit/fake_clock.h"\n', "is for tests"),
    ("src/domain/toys/toy.h", "\n", "in no folder of layers.txt"),
    ("src/layers.txt", LAYERS.replace("domain/org    : base", "domain/org    : domain/gates base"), "leads back to itself"),
    ("src/layers.txt", LAYERS.replace("platform      : base", "platform      : base moon"), "which is no row"),
]


def write(root, files):
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


class Guards(unittest.TestCase):
    def found(self, guard, planted):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            write(root, CLEAN | planted)
            return guard(root)

    def test_clean_tree_passes(self):
        self.assertEqual(self.found(check_layers.problems, {}), [])
        self.assertEqual(self.found(tidy.complaints, {}), [])

    def test_each_forbidden_include_is_named(self):
        for name, content, words in PLANTED_FOR_LAYERS:
            with self.subTest(name=name, words=words):
                self.assertTrue(any(words in problem for problem in self.found(check_layers.problems, {name: content})))

    def test_each_bad_habit_is_named(self):
        self.assertEqual(set(PLANTED_FOR_TIDY), set(tidy.CHECKS), "a check without a planted violation")
        for check, plants in PLANTED_FOR_TIDY.items():
            for name, content, words in plants:
                with self.subTest(check=check, name=name, words=words):
                    found = [one for one in self.found(tidy.complaints, {name: content}) if one.startswith(check + ": ")]
                    self.assertTrue(any(words in one for one in found), found)

    def test_exceptions_may_only_shrink(self):
        excepted = {"scripts/tidy_exceptions.txt": "headers: src/base/unused.h: nothing includes it; use it or delete it\n"}
        self.assertEqual(self.found(tidy.complaints, excepted | {"src/base/unused.h": "#pragma once\n"}), [])
        self.assertIn("no longer complains", self.found(tidy.complaints, excepted)[0])


if __name__ == "__main__":
    unittest.main()
