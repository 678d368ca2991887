#include "domain/inspections/commands.h"

#include "domain/attachments/commands.h"
#include "domain/campaigns/commands.h"
#include "domain/hazards/commands.h"
#include "domain/inspections/rules.h"
#include "domain/inspections/store.h"

namespace anyuan::inspections {
namespace {

using accounts::Actor;
using campaigns::Point;
using records::RecordStore;

// What a sheet is filled on, and how it stands: read beside the writer, so that many submissions at once only queue for
// what they write. Whoever stores an answer stores the sheet's next version too, so the version tells whether this is
// still how it stands (`unless_overtaken`).
struct Ground {
  Inspection inspection;
  schools::School school;
  std::shared_ptr<const campaigns::Checklist> checklist;
  std::vector<const Point*> points;
  Answers answers;
};

Result<Ground> load_ground(db::Reading& reading, const Platform& platform, std::string_view id, const records::Scope& scope) {
  Ground ground;
  TRY(ground.inspection, RecordStore<Inspection>(platform.vault).load(reading, id, scope));
  TRY(ground.school, RecordStore<schools::School>(platform.vault).load(reading, ground.inspection.school.text, scope));
  TRY(ground.checklist, campaigns::known_checklist(platform, reading, ground.inspection.checklist));
  ground.points = points_for(*ground.checklist, ground.school);
  ground.answers = answers_of(reading, id);  // after the sheet: newer answers have a newer version
  return ground;
}

// Answers that may go in: the actor fills this sheet, the campaign runs, the photos are there, each point is judged.
struct Incoming {
  Ground ground;
  std::vector<Answer> answers;
};

Result<Incoming> take_in(const Platform& platform, const Actor& actor, std::string_view id, const std::vector<Answer>& answers) {
  return platform.database.read([&](db::Reading& reading) -> Result<Incoming> {
    Incoming incoming;
    TRY(incoming.ground, load_ground(reading, platform, id, actor.scope));
    const auto& inspection = incoming.ground.inspection;
    TRY([[maybe_unused]] const auto filler, may_fill(inspection.kind, inspection.head.unit_path, actor));
    TRY([[maybe_unused]] const auto running, campaigns::load_issued(reading, platform.vault, inspection.campaign, actor));
    TRY(incoming.answers, accepted(incoming.ground.points, incoming.ground.school, answers, platform.clock.now()));
    std::vector<attachments::AttachmentId> photos;
    for (const auto& answer : answers) photos.insert(photos.end(), answer.photos.begin(), answer.photos.end());
    TRY([[maybe_unused]] const auto seen, attachments::check_visible(reading, platform.vault, actor, photos, "photos"));
    return incoming;
  });
}

// Repeats what was worked out beside the writer when another command stored the sheet in between. Each time, somebody
// else's answers were kept, so this ends.
template <class Attempt>
auto unless_overtaken(Attempt&& attempt) -> std::invoke_result_t<Attempt> {
  constexpr int attempts = 50;
  for (int i = 1;; ++i) {
    auto result = attempt();
    const bool is_overtaken = !result.ok() && result.error().reason == "changed_by_someone_else";
    if (!is_overtaken || i == attempts) return result;
  }
}

// The journal's line of a sheet: its own fields and each answer that changed.
journal::Changed line_of(const Inspection& before, const Inspection& after, const Answers& was, const std::vector<Answer>& changed) {
  auto differences = records::difference(records::type_for<Inspection>(), &before, &after);
  for (const auto& answer : changed) {
    const auto old = was.find(answer.point);
    differences.push_back(boost::json::object{{"field", answer.point},
                                              {"before", old == was.end() ? boost::json::value(nullptr) : boost::json::value(records::to_json(old->second))},
                                              {"after", records::to_json(answer)}});
  }
  return {"inspections", after.head.id, after.head.unit_path, std::move(differences)};
}

Result<Inspection> save(journal::Change& change, Inspection after) {
  after.head.changed_at = change.now;
  return RecordStore<Inspection>(change.vault()).save(change.writing, std::move(after));
}

void count(Inspection& inspection, const std::vector<const Point*>& points, const Total& total) {
  inspection.answered = total.answered;
  inspection.points = std::ssize(points);
}

std::vector<Answer> standing(const Answers& answers, const std::vector<Answer>& asked) {
  std::vector<Answer> found;
  for (const auto& one : asked) found.push_back(answers.find(one.point)->second);
  return found;
}

std::vector<OpenedHazard> listed(const std::map<std::string, Opened>& hazards) {
  std::vector<OpenedHazard> list;
  for (const auto& [point, hazard] : hazards) list.push_back({hazard.id, hazard.number, point});
  return list;
}

// A hazard for each point that failed, and the answers to be stored with them: the changed ones and the failed ones.
Result<std::map<std::string, Opened>> open_hazards(journal::Change& change, const Actor& actor, const Ground& ground, const Inspection& inspection,
                                                   const std::string& division, const Answers& answers) {
  std::vector<hazards::Hazard> found;
  for (const auto* point : ground.points) {
    const auto& answer = answers.find(point->code)->second;
    if (is_failed(answer.outcome)) found.push_back(hazard_for(*point, answer, inspection));
  }
  std::map<std::string, Opened> opened;
  TRY(const auto kept, hazards::open_all_in(change, actor, {inspection.head.unit_path, division}, std::move(found)));
  for (const auto& hazard : kept) opened.emplace(hazard.point, Opened{hazard.head.id, hazard.number});
  return opened;
}

void store_answers(journal::Change& change, const Ground& ground, const Answers& answers, const std::vector<Answer>& changed,
                   const std::map<std::string, Opened>& hazards) {
  std::vector<KeptAnswer> kept;
  for (const auto& answer : changed) {
    if (!hazards.contains(answer.point)) kept.push_back({&answer});
  }
  for (const auto& [point, hazard] : hazards) kept.push_back({&answers.find(point)->second, hazard});
  put_answers(change.writing, ground.inspection.head.id, ground.answers, kept);
}

Inspection handed_in(const Ground& ground, const Total& sum, const std::vector<std::string>& vetoes, Instant now) {
  auto after = ground.inspection;
  count(after, ground.points, sum);
  after.state = State::submitted;
  after.submitted_at = now;
  after.vetoes = vetoes_of(vetoes, sum);
  after.score = sum.score;
  after.full = sum.full;
  after.percent = sum.percent;
  after.failed = sum.failed;
  after.result = result_of(*ground.checklist, sum, vetoes);
  return after;
}

Result<Kept> try_to_keep(const Platform& platform, const Actor& actor, std::string_view id, const std::vector<Answer>& answers) {
  TRY(const auto incoming, take_in(platform, actor, id, answers));
  const auto& ground = incoming.ground;
  const auto& before = ground.inspection;
  TRY([[maybe_unused]] const auto open, may_do(Action::answer, before, actor));
  auto now = ground.answers;
  auto merged = merge(now, incoming.answers);
  const auto sum = total(ground.points, now);
  if (merged.changed.empty()) return Kept{standing(now, incoming.answers), std::move(merged.superseded), before, sum};
  auto after = before;
  count(after, ground.points, sum);
  auto line = line_of(before, after, ground.answers, merged.changed);
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Kept> {
    TRY(after, save(change, after));
    store_answers(change, ground, now, merged.changed, {});
    change.note(std::move(line));
    change.event("inspection.answered", "inspections", id, before.head.unit_path);
    return Kept{standing(now, incoming.answers), std::move(merged.superseded), std::move(after), sum};
  });
}

Result<Submitted> try_to_submit(const Platform& platform, const Actor& actor, std::string_view id, const Submission& submission) {
  TRY(const auto incoming, take_in(platform, actor, id, submission.answers));
  const auto& ground = incoming.ground;
  const auto& before = ground.inspection;
  if (before.state != State::open) {  // a phone that got no answer asks again
    return platform.database.read([&](db::Reading& reading) { return Submitted{before, listed(hazards_of(reading, id))}; });
  }
  auto now = ground.answers;
  const auto merged = merge(now, incoming.answers);
  auto faults = faults_in(*ground.checklist, ground.points, now, submission.vetoes, platform.clock.today());
  if (!faults.empty()) return records::all_of(std::move(faults));
  auto after = handed_in(ground, total(ground.points, now), submission.vetoes, platform.clock.now());
  auto line = line_of(before, after, ground.answers, merged.changed);
  const auto division = platform.database.read([&](db::Reading& reading) {
    return hazards::division_code(reading, platform.vault, ground.school.head.unit_path);
  });
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Submitted> {
    TRY(after, save(change, after));
    TRY(const auto opened, open_hazards(change, actor, ground, before, division, now));
    store_answers(change, ground, now, merged.changed, opened);
    change.note(std::move(line));
    change.event("inspection.submitted", "inspections", id, before.head.unit_path);
    return Submitted{std::move(after), listed(opened)};
  });
}

}  // namespace

Result<Sheet> load_sheet(db::Reading& reading, const Platform& platform, std::string_view id, const records::Scope& scope) {
  TRY(auto ground, load_ground(reading, platform, id, scope));
  Sheet sheet{std::move(ground.inspection), std::move(ground.school), *ground.checklist, {}, std::move(ground.answers), rechecks_of(reading, platform.vault, id)};
  for (const auto* point : ground.points) sheet.points.push_back(point->code);
  return sheet;
}

Result<Started> start(const Platform& platform, const Actor& actor, Inspection wanted) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Started> {
    auto& writing = change.writing;
    const auto school = RecordStore<schools::School>(change.vault()).load(writing, wanted.school.text, actor.scope);
    if (!school.ok() || school.value().head.archived_at) return Error{Refusal::invalid, "reference_not_found", "school"};
    const auto& path = school.value().head.unit_path;
    TRY([[maybe_unused]] const auto filler, may_fill(wanted.kind, path, actor));
    const auto campaign = campaigns::load_issued(writing, change.vault(), wanted.campaign, actor);
    if (!campaign.ok()) return Error{campaign.error().refusal == Refusal::not_found ? Refusal::invalid : Refusal::conflict,
                                     campaign.error().refusal == Refusal::not_found ? "reference_not_found" : "campaign_not_running", "campaign"};
    if (auto there = find_sheet(writing, change.vault(), wanted)) {
      change.nothing_new();
      return Started{*std::move(there), false};
    }
    if (!campaigns::covers(campaign.value(), school.value().category)) return Error{Refusal::conflict, "not_in_campaign", "school"};
    TRY(const auto march, campaigns::load_march(writing, change.vault(), wanted.campaign, path));
    TRY([[maybe_unused]] const auto in_time, check_phase(wanted.kind, march.phase));
    TRY(const auto checklist, campaigns::load_checklist(writing, change.vault(), campaign.value().checklist));
    Inspection sheet{{}, wanted.campaign, wanted.school, campaign.value().checklist, checklist.tally, wanted.kind};
    sheet.inspector = actor.user.text;
    sheet.inspector_name = actor.name;
    sheet.inspector_agency = actor.agency;
    sheet.points = std::ssize(points_for(checklist, school.value()));
    change.start(sheet, path);
    change.insert(sheet);
    change.event("inspection.started", "inspections", sheet.head.id, path);
    return Started{std::move(sheet), true};
  });
}

Result<Kept> keep(const Platform& platform, const Actor& actor, std::string_view id, const std::vector<Answer>& answers) {
  return unless_overtaken([&] { return try_to_keep(platform, actor, id, answers); });
}

Result<Submitted> submit(const Platform& platform, const Actor& actor, std::string_view id, const Submission& submission) {
  return unless_overtaken([&] { return try_to_submit(platform, actor, id, submission); });
}

Result<Inspection> sign(const Platform& platform, const Actor& actor, std::string_view id, const Signature& signature) {
  return journal::perform(platform, actor.doer(), [&](journal::Change& change) -> Result<Inspection> {
    TRY(const auto before, RecordStore<Inspection>(change.vault()).load(change.writing, id, actor.scope));
    TRY([[maybe_unused]] const auto allowed, may_do(Action::sign, before, actor));
    auto after = before;
    after.head.version = signature.version;
    const auto& objection = *records::type_for<Inspection>().find("objection");
    if (const auto wrong = records::fill_field(objection, &after, boost::json::string(signature.objection))) return *wrong;
    after.state = State::signed_off;
    after.school_signer = actor.name;
    after.signed_at = change.now;
    change.event("inspection.signed", "inspections", id, before.head.unit_path);
    return change.save(before, std::move(after));
  });
}

}  // namespace anyuan::inspections
