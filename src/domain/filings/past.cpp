#include "domain/filings/past.h"

#include <algorithm>

#include "domain/filings/rules.h"
#include "domain/filings/store.h"
#include "platform/db/in_list.h"
#include "platform/records/store.h"

namespace anyuan::filings {
namespace {

struct Line {
  journal::Event event;
  journal::Changed changed;
};

Line line_of(std::string_view name, const accounts::Actor& actor, Instant at, const Filing* before, const Filing& after, std::string_view reason) {
  const auto& head = after.head;
  return {{0, at, actor.user.text, actor.name, actor.scope.first, std::string(name), "filings", head.id, head.unit_path, std::string(reason)},
          {"filings", head.id, head.unit_path, records::difference(records::type_for<Filing>(), before, &after)}};
}

}  // namespace

ByPath contents_now(db::Reading& reading, const records::Vault& vault, const std::vector<std::string>& paths) {
  ByPath all;
  db::by_blocks(paths, [&](std::span<const std::string> block) { all.merge(live_contents(reading, vault, block)); });
  return all;
}

Result<Done> bring_in(journal::Change& change, const std::vector<Past>& all) {
  std::vector<Filing> filings;
  std::vector<Line> lines;
  std::map<std::string, std::int64_t> editions;
  std::map<std::string, Contents> filed;
  for (const auto& past : all) {
    const auto& path = past.school.scope.first;
    const auto before = filed.find(path);
    auto contents = past.contents;
    contents.differences = differences(before == filed.end() ? Contents{} : before->second, contents);
    auto filing = edition_of({{past.school.unit.text}, past.code, ++editions[path], past.changed_on}, contents, before == filed.end());
    filing.submitted_at = past.submitted_at;
    filing.submitted_by = past.school.name;
    filing.head = {new_id(records::type_for<Filing>().prefix, past.submitted_at, change.random()), path, 1, past.submitted_at, past.submitted_at, std::nullopt};
    lines.push_back(line_of("filing.submitted", past.school, past.submitted_at, nullptr, filing, {}));
    for (const auto& taken : past.answers) {
      const auto asked = filing;
      TRY(filing, apply(std::move(filing), taken.step, taken.actor, taken.at));
      ++filing.head.version;
      filing.head.changed_at = taken.at;
      lines.push_back(line_of(event_of(filing.state), taken.actor, taken.at, &asked, filing, taken.step.opinion));
    }
    insert_contents(change.writing, filing, contents);
    if (filing.state == State::filed) filed.insert_or_assign(path, std::move(contents));
    filings.push_back(std::move(filing));
  }
  records::RecordStore<Filing>(change.vault()).insert_all(change.writing, filings);
  std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.event.at; });
  for (auto& line : lines) journal::append(change.writing, std::move(line.event), {std::move(line.changed)});
  return Done{};
}

}  // namespace anyuan::filings
