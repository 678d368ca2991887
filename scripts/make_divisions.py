#!/usr/bin/env python3
"""Writes data/divisions/divisions.csv from an unpacked china-division package: make_divisions.py FOLDER [CITY].

All provinces, cities and counties of the country; townships only below CITY (default 4503, Guilin).
"""
import csv
import pathlib
import sys

folder = pathlib.Path(sys.argv[1]) / "dist"
city = sys.argv[2] if len(sys.argv) > 2 else "4503"


def rows(name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


out = [(r["code"], r["name"], "province", "") for r in rows("provinces.csv")]
out += [(r["code"], r["name"], "city", r["provinceCode"]) for r in rows("cities.csv")]
out += [(r["code"], r["name"], "county", r["cityCode"]) for r in rows("areas.csv")]
out += [(r["code"], r["name"], "township", r["areaCode"]) for r in rows("streets.csv") if r["cityCode"] == city]
known = {code for code, *_ in out}
orphans = [row for row in out if row[3] and row[3] not in known]
if orphans:
    sys.exit(f"without a parent: {orphans[:5]}")
# Parents first: shorter codes before longer ones.
out.sort(key=lambda row: (len(row[0]), row[0]))
target = pathlib.Path("data/divisions/divisions.csv")
target.parent.mkdir(parents=True, exist_ok=True)
with open(target, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["code", "name", "level", "parent"])
    writer.writerows(out)
print({level: sum(1 for row in out if row[2] == level) for level in ("province", "city", "county", "township")})
