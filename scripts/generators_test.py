#!/usr/bin/env python3
"""What ./dev new-ledger and ./dev new-slice write, as far as it shows without a compiler."""
import argparse
import unittest

import new_ledger
import new_slice

LEDGER = argparse.Namespace(name="gates", prefix="gt", zh="校门", en="Gates", group="设施/Facilities")
FIELDS = ["school | reference(schools) | 学校 | School | required filter list",
          "name | text | 名称 | Name | required search sort pinyin list length=20 heads=校门名称,大门",
          "kind | choice(main=正门/Main, side=侧门/Side) | 类别 | Kind | required filter list group=基本情况/Basics",
          "built_on | date | 建成日期 | Built on | filter",
          "phone | secret | 值班电话 | Phone | list length=20"]


def header(lines):
    sections = {}
    fields = [new_ledger.Field(line, "gate", sections) for line in lines]
    return new_ledger.header(LEDGER, "gate", fields, sections)


class Generators(unittest.TestCase):
    def test_plain_ledger_is_short_and_says_what_was_asked(self):
        text = header(FIELDS)
        self.assertLessEqual(sum(1 for line in text.splitlines() if line.strip()), 40)
        for expected in ('#include "domain/schools/school.h"', "enum class GateKind { main, side };", "GateKind kind = GateKind::main;",
                         'case GateKind::side: return {"侧门", "Side"};', "std::optional<Date> built_on;", "records::Secret phone;",
                         '.refers_to = "schools"', '.also_headed = "校门名称|大门"', 'static constexpr Label basics{"基本情况", "Basics"};',
                         '"gates", "gt", {"校门", "Gates"}', '}, "name");'):
            self.assertIn(expected, text)

    def test_traits_keep_the_order_a_designated_initialiser_must_have(self):
        line = next(line for line in header(FIELDS).splitlines() if '"name", {' in line)
        places = [line.index(trait) for trait in (".required", ".searched", ".sorted", ".by_pinyin", ".list", ".length_max", ".also_headed")]
        self.assertEqual(places, sorted(places))

    def test_wrong_descriptions_are_refused(self):
        for line in ("name | text | 名称", "Name | text | 名称 | Name", "name | blob | 名称 | Name", "name | text | 名称 | Name | loud",
                     "kind | choice(main=正门) | 类别 | Kind"):
            with self.subTest(line=line), self.assertRaises(SystemExit):
                header([line])

    def test_slice_has_each_role_and_no_word_of_the_model(self):
        files = new_slice.rendered(argparse.Namespace(name="drills", noun="drill", prefix="dr", zh="演练", en="Drills"), "Drill")
        self.assertEqual(set(files), {"drill.h", "rules.h", "rules.cpp", "rules_test.cpp", "commands.h", "commands.cpp", "api.h", "api.cpp",
                                      "books.h", "books.cpp"})
        for name, text in files.items():
            self.assertNotRegex(text.lower(), "gizmo|小物", name)
        self.assertIn("namespace anyuan::drills", files["rules.cpp"])
        self.assertIn('records::record<Drill>("drills", "dr", {"演练", "Drills"}', files["drill.h"])


if __name__ == "__main__":
    unittest.main()
