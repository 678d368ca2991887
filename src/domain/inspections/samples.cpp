// Drawing a sample for acceptance, drawing it again, and moving a county on.
#include <charconv>

#include "domain/campaigns/commands.h"
#include "domain/inspections/commands.h"
#include "domain/inspections/queries.h"
#include "domain/inspections/store.h"

namespace anyuan::inspections {
namespace {

using accounts::Actor;
using records::RecordStore;

Result<std::uint64_t> seed_in(const std::string& text) {
  std::uint64_t seed = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, failed] = std::from_chars(text.data(), end, seed);
  if (failed != std::errc{} || stopped != end) return Error{Refusal::invalid, "seed_not_a_number", "seed"};
  return seed;
}

}  // namespace

Result<Sample> draw_sample(const Platform& platform, const Actor& actor, Sample wanted) {
  if (!actor.may(accounts::May::sample)) return Error{Refusal::forbidden, "not_permitted", {}, {std::string(name_of(accounts::May::sample))}};
  if (actor.level > org::Level::city) return Error{Refusal::forbidden, "sample_by_city"};
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Sample> {
    TRY(const auto campaign, campaigns::load_issued(change.writing, change.vault(), wanted.campaign, actor));
    if (wanted.seed.empty()) wanted.seed = std::to_string(change.random().next());
    TRY(const auto seed, seed_in(wanted.seed));
    const auto frame = frame_of(change.writing, {campaign, actor.scope});
    if (frame.empty()) return Error{Refusal::conflict, "sample_frame_empty"};
    const auto drawn = draw(frame, wanted.per_county, seed);
    wanted.frame = size_of(frame);
    wanted.frame_hash = hash_of(frame);
    wanted.drawn = std::ssize(drawn);
    wanted.drawn_by = actor.name;
    change.start(wanted, actor.scope.first);
    change.insert(wanted);
    put_sample(change.writing, wanted.head.id, frame, drawn);
    change.event("sample.drawn", "samples", wanted.head.id, wanted.head.unit_path);
    return wanted;
  });
}

Redrawn redraw(db::Reading& reading, const Sample& sample) {
  const auto frame = kept_frame(reading, sample.head.id);
  const auto seed = seed_in(sample.seed);
  Redrawn again{size_of(frame), 0, hash_of(frame), false};
  if (!seed.ok()) return again;
  const auto drawn = draw(frame, sample.per_county, seed.value());
  again.drawn = std::ssize(drawn);
  again.is_same = again.frame_hash == sample.frame_hash && drawn == kept_schools(reading, sample.head.id);
  return again;
}

Result<campaigns::CampaignCounty> advance(const Platform& platform, const Actor& actor, std::string_view id, std::int64_t version) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<campaigns::CampaignCounty> {
    TRY(auto march, RecordStore<campaigns::CampaignCounty>(change.vault()).load(change.writing, id, actor.scope));
    TRY([[maybe_unused]] const auto allowed, campaigns::may_move(march, actor));
    TRY([[maybe_unused]] const auto running, campaigns::load_issued(change.writing, change.vault(), march.campaign, actor));
    TRY(const auto asked, criteria_of(change.writing, change.vault(), actor, march));
    if (!asked.all_hold()) {
      Error refused{Refusal::conflict, "criteria_open"};
      for (const auto& one : asked.rows) {
        if (!one.holds) refused.more.push_back({Refusal::conflict, one.reason, one.key, one.args});
      }
      return refused;
    }
    march.head.version = version;
    return campaigns::advance(change, march, asked.next);
  });
}

}  // namespace anyuan::inspections
