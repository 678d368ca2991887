#include "domain/filings/commands.h"

#include <algorithm>

#include "domain/attachments/commands.h"
#include "domain/filings/rules.h"
#include "domain/filings/store.h"
#include "platform/db/in_list.h"

namespace anyuan::filings {
namespace {

using accounts::Actor;

// What is known of the schools at some paths: their ledgers, editions and drafts, in a fixed number of statements.
class Known {
 public:
  Known(db::Reading& reading, const records::Vault& vault, Paths paths)
      : live_(live_contents(reading, vault, paths)), editions_(filings::editions(reading, vault, paths)) {
    std::vector<std::string> compared;
    for (const auto& path : paths) {
      for (const auto* edition : {filed(path), submitted(path)}) {
        if (edition != nullptr) compared.push_back(edition->head.id);
      }
    }
    contents_ = filed_contents(reading, compared);
    for (auto& draft : drafts_at(reading, vault, paths)) drafts_.emplace(draft.head.unit_path, std::move(draft));
  }

  const Contents& live(std::string_view path) const { return live_.find(path)->second; }
  const Filing* filed(std::string_view path) const { return last(path, State::filed); }
  const Filing* submitted(std::string_view path) const { return last(path, State::submitted); }
  std::optional<Draft> draft(std::string_view path) const {
    const auto found = drafts_.find(path);
    return found == drafts_.end() ? std::nullopt : std::optional(found->second);
  }
  Standing standing(std::string_view path) const {
    const auto newest = std::ranges::find_if(editions_.rbegin(), editions_.rend(), [&](const Filing& one) { return one.head.unit_path == path; });
    return {contents(filed(path)), contents(submitted(path)), newest != editions_.rend() && newest->state == State::returned};
  }
  const Contents* contents(const Filing* edition) const { return edition == nullptr ? nullptr : &contents_.find(edition->head.id)->second; }

 private:
  const Filing* last(std::string_view path, State state) const {
    const auto found = std::ranges::find_if(editions_.rbegin(), editions_.rend(), [&](const Filing& one) { return one.head.unit_path == path && one.state == state; });
    return found == editions_.rend() ? nullptr : &*found;
  }

  ByPath live_;
  std::vector<Filing> editions_;
  std::map<std::string, Contents, std::less<>> contents_;
  std::map<std::string, Draft, std::less<>> drafts_;
};

bool is_school_in_use(db::Reading& reading, const records::Vault& vault, const std::string& path) {
  const auto school = records::RecordStore<schools::School>(vault).load(reading, org::id_in(path), records::Scope::under(path));
  return school.ok() && !school.value().head.archived_at;
}

void bring_block_up_to_date(journal::Change& change, Paths paths, Date on) {
  const Known known(change.writing, change.vault(), paths);
  const records::RecordStore<Draft> store(change.vault());
  std::vector<Draft> fresh;
  for (const auto& path : paths) {
    const auto before = known.draft(path);
    auto after = draft_of(known.standing(path), known.live(path), before, on);
    if (after && !before && !is_school_in_use(change.writing, change.vault(), path)) after.reset();
    if (!after) {
      if (before) delete_draft(change.writing, before->head.id);
      continue;
    }
    if (!before) {
      after->school = {org::id_in(path)};
      fresh.push_back(change.start(*after, path));
    } else {
      // Whoever has it open must look again, even where the numbers are the same.
      after->head.changed_at = change.now;
      const auto saved = store.save(change.writing, *after);
      CHECK(saved.ok());
    }
  }
  store.insert_all(change.writing, fresh);
}

Result<Filing> submit_in(journal::Change& change, const Actor& actor, const Draft& draft, const Submission& submission) {
  const auto& path = draft.head.unit_path;
  const std::vector<std::string> paths{path};
  const Known known(change.writing, change.vault(), paths);
  if (const auto* open = known.submitted(path)) {
    auto replaced = *open;
    replaced.state = State::replaced;
    lapse(replaced);
    TRY([[maybe_unused]] const auto saved, change.save(*open, std::move(replaced)));
  }
  auto contents = known.live(path);
  const auto* filed = known.contents(known.filed(path));
  contents.differences = differences(filed == nullptr ? Contents{} : *filed, contents);
  TRY(const auto school, records::RecordStore<schools::School>(change.vault()).load(change.writing, draft.school.text, actor.scope));
  auto filing = edition_of({draft.school, school.code, last_edition(change.writing, draft.school.text) + 1, draft.changed_on}, contents, filed == nullptr);
  filing.submitted_at = change.now;
  filing.submitted_by = actor.name;
  filing.note = submission.note;
  filing.files = submission.files;
  change.insert(change.start(filing, path));
  insert_contents(change.writing, filing, contents);
  delete_draft(change.writing, draft.head.id);
  return filing;
}

}  // namespace

void bring_up_to_date(journal::Change& change, const std::vector<std::string>& paths, Date on) {
  db::by_blocks(paths, [&](std::span<const std::string> block) { bring_block_up_to_date(change, block, on); });
}

Result<Filing> submit(const Platform& platform, const Actor& actor, std::string_view id, const Submission& submission) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Filing> {
    TRY(const auto draft, records::RecordStore<Draft>(change.vault()).load(change.writing, id, actor.scope));
    TRY([[maybe_unused]] const auto may, may_submit(actor));
    if (draft.head.version != submission.version) return Error{Refusal::conflict, "filing_draft_changed", "version"};
    TRY([[maybe_unused]] const auto seen, attachments::check_visible(change.writing, change.vault(), actor, submission.files, "files"));
    TRY(auto filing, submit_in(change, actor, draft, submission));
    change.event("filing.submitted", "filings", filing.head.id, filing.head.unit_path, submission.note);
    return filing;
  });
}

Result<Filing> answer(const Platform& platform, const Actor& actor, std::string_view id, const Step& step) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Filing> {
    TRY(const auto before, records::RecordStore<Filing>(change.vault()).load(change.writing, id, actor.scope));
    TRY(auto after, apply(before, step, actor, change.now));
    if (before.head.version != step.version) return Error{Refusal::conflict, "changed_by_someone_else", "version"};
    TRY(after, change.save(before, std::move(after)));
    if (after.state != State::submitted) bring_up_to_date(change, {after.head.unit_path}, change.today());
    change.event(event_of(after.state), "filings", after.head.id, after.head.unit_path, step.opinion);
    return after;
  });
}

Result<Contents> contents_of_draft(db::Reading& reading, const records::Vault& vault, const Actor& actor, std::string_view id) {
  TRY(const auto draft, records::RecordStore<Draft>(vault).load(reading, id, actor.scope));
  const auto& path = draft.head.unit_path;
  const std::vector<std::string> paths{path};
  const Known known(reading, vault, paths);
  auto contents = known.live(path);
  const auto* filed = known.contents(known.filed(path));
  contents.differences = differences(filed == nullptr ? Contents{} : *filed, contents);
  return contents;
}

Result<Contents> contents_of(db::Reading& reading, const records::Vault& vault, const Actor& actor, std::string_view id) {
  TRY(const auto filing, records::RecordStore<Filing>(vault).load(reading, id, actor.scope));
  auto found = filed_contents(reading, std::vector{filing.head.id});
  return std::move(found[filing.head.id]);
}

}  // namespace anyuan::filings
