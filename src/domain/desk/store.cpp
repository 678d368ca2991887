#include "domain/desk/store.h"

#include <fmt/format.h>

#include "platform/records/store.h"

namespace anyuan::desk {
namespace {

constexpr std::string_view past = "(substr(m.unit_path, 1, length(m.unit_path) - 1) || '0')";  // the end of a march's county

std::string is_set(std::string_view column) { return fmt::format("CASE WHEN {} IS NULL THEN 0 ELSE 1 END", column); }

db::Params in_scope(const accounts::Actor& actor, std::int64_t limit) {
  return {{"first", actor.scope.first}, {"past", actor.scope.past}, {"limit", limit}};
}

std::string grades_in(const std::vector<hazards::Grade>& grades, db::Params& params) {
  std::string marks;
  for (std::size_t i = 0; i < all_values<hazards::Grade>().size(); ++i) {  // always as many: one prepared statement
    const auto name = fmt::format("grade{}", i);
    marks += (i == 0 ? ":" : ", :") + name;
    params.emplace_back(name, grades[i % grades.size()]);
  }
  return marks;
}

struct Selection {
  std::string_view due, condition;
};

// What makes a hazard a piece of this kind of work, and the day it is asked for.
Selection selection_of(Kind kind) {
  switch (kind) {
    case Kind::hazard_assign: return {"h.deadline", "h.state = 'reported'"};
    case Kind::hazard_rectify: return {"h.deadline", "h.state IN ('assigned', 'controlled')"};
    case Kind::hazard_verify: return {"h.due", "h.state = 'rectified' AND h.rectified_by <> :user"};
    case Kind::hazard_overdue: return {"h.deadline", "h.state IN ('reported', 'assigned', 'controlled') AND h.deadline < :today"};
    case Kind::hazard_notice:
      return {"h.deadline", "h.state IN ('reported', 'assigned', 'controlled') AND h.notice_at IS NOT NULL AND h.notice_received_at IS NULL"};
    case Kind::hazard_milestone: return {"h.next_milestone", "h.state IN ('assigned', 'controlled') AND h.next_milestone < :today"};
    case Kind::hazard_evidence:
      return {"h.control_until", "h.state = 'controlled' AND h.control_daily = 1 AND COALESCE(h.control_shown_on, '') < :today"};
    case Kind::hazard_postponement: return {"h.deadline", "h.state = 'assigned' AND h.asked_due IS NOT NULL"};
    default: break;
  }
  CHECK(kind == Kind::hazard_assign);  // the other kinds are not about one hazard
  return {};
}

// Editions handed in that are still waited for, the oldest first.
Found submitted_filings(db::Reading& reading, Kind kind, const std::string& condition, const db::Params& params, filings::Terms terms) {
  Found found;
  for (auto& [id, number, school, name, submitted_at, total] : reading.rows<std::string, std::string, std::string, std::optional<std::string>, Instant, std::int64_t>(
           fmt::format("SELECT f.id, f.number, f.school, s.name, f.submitted_at, COUNT(*) OVER () FROM filing_facts f LEFT JOIN school_facts s ON s.id = f.school"
                       " WHERE f.unit_path >= :first AND f.unit_path < :past AND f.state = 'submitted' AND {}"
                       " ORDER BY f.submitted_at, f.id LIMIT :limit", condition), params)) {
    found.total = total;
    found.tasks.push_back({kind, std::move(number), name.value_or(""), filings::answered_by(submitted_at, terms), "/records/filings?open=" + id, id, {}, std::move(school)});
  }
  return found;
}

std::string waits_for(const accounts::Actor& actor) { return fmt::format("f.{} = 'waiting'", name_of(actor.agency)); }

}  // namespace

std::vector<campaigns::Campaign> campaigns_under_way(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor) {
  auto scope = actor.scope;
  scope.issued = "state = 'issued'";
  auto condition = records::in_scope(scope);
  return records::RecordStore<campaigns::Campaign>(vault).where(
      reading, "state = 'issued' AND archived_at IS NULL AND " + condition.sql + " ORDER BY id", condition.params);
}

std::vector<March> marches_of(db::Reading& reading, const accounts::Actor& actor) {
  std::vector<March> found;
  for (auto& [id, campaign, phase, received, group, plan, summary] : reading.rows<std::string, std::string, campaigns::Phase, bool, bool, bool, bool>(
           fmt::format("SELECT id, campaign, phase, {}, {}, {}, {} FROM march_facts m WHERE m.unit_path <= :path AND :path < {} ORDER BY id",
                       is_set("received_at"), is_set("group_at"), is_set("plan_at"), is_set("summary_at"), past), {{"path", actor.scope.first}})) {
    found.push_back({std::move(id), std::move(campaign), phase, received, group, plan, summary});
  }
  return found;
}

std::vector<OwnSheet> self_checks_of(db::Reading& reading, const std::string& school) {
  std::vector<OwnSheet> found;
  for (auto& [id, campaign, submitted] : reading.rows<std::string, std::string, bool>(
           "SELECT id, campaign, 1 FROM inspection_facts WHERE school = :school AND kind = 'self_check'"
           " UNION ALL SELECT id, campaign, 0 FROM open_inspection_facts WHERE school = :school AND kind = 'self_check'", {{"school", school}})) {
    found.push_back({std::move(id), std::move(campaign), submitted});
  }
  return found;
}

std::vector<std::string> campaigns_waived_for(db::Reading& reading, const std::string& school) {
  return reading.column<std::string>("SELECT campaign FROM waiver_facts WHERE school = :school", {{"school", school}});
}

std::string unit_name(db::Reading& reading, const std::string& unit) {
  return reading.value<std::string>("SELECT name FROM units WHERE id = :id", {{"id", unit}}).value_or("");
}

std::optional<schools::Category> category_of(db::Reading& reading, const std::string& school) {
  return reading.value<schools::Category>("SELECT category FROM school_facts WHERE id = :school", {{"school", school}});
}

Found to_sign(db::Reading& reading, const std::string& school, std::int64_t limit) {
  Found found;
  for (auto& [id, kind, campaign, inspector, total] :
       reading.rows<std::string, inspections::Kind, std::string, std::string, std::int64_t>(
           "SELECT i.id, i.kind, i.campaign, i.inspector_name, COUNT(*) OVER () FROM inspection_facts i"
           " WHERE i.school = :school AND i.kind <> 'self_check' AND i.state = 'submitted' ORDER BY i.id LIMIT :limit",
           {{"school", school}, {"limit", limit}})) {
    found.total = total;
    found.tasks.push_back({Kind::sign, fmt::format("{} {}", label_of(kind).zh, inspector), {}, std::nullopt, "/inspections/" + id, id, campaign, school});
  }
  return found;
}

Found hazard_work(db::Reading& reading, const accounts::Actor& actor, const HazardWork& work, std::int64_t limit) {
  const auto selection = selection_of(work.kind);
  auto params = in_scope(actor, limit);
  if (work.kind == Kind::hazard_verify) params.emplace_back("user", actor.user);
  if (work.kind == Kind::hazard_overdue || work.kind == Kind::hazard_milestone || work.kind == Kind::hazard_evidence) params.emplace_back("today", work.today);
  const auto grades = grades_in(work.grades, params);
  Found found;
  for (auto& [id, title, school, name, due, total] :
       reading.rows<std::string, std::string, std::string, std::optional<std::string>, std::optional<Date>, std::int64_t>(
           fmt::format("SELECT h.id, h.title, h.school, s.name, h.due_day, h.total FROM"
                       " (SELECT h.id, h.title, h.school, {} AS due_day, COUNT(*) OVER () AS total FROM hazard_facts h"
                       " WHERE h.unit_path >= :first AND h.unit_path < :past AND {} AND h.grade IN ({})"
                       " ORDER BY COALESCE({}, '9999'), h.id LIMIT :limit) h LEFT JOIN school_facts s ON s.id = h.school",
                       selection.due, selection.condition, grades, selection.due), params)) {
    found.total = total;
    found.tasks.push_back({work.kind, std::move(title), name.value_or(""), due, "/hazards?open=" + id, id, {}, std::move(school)});
  }
  return found;
}

Found escalated_to(db::Reading& reading, const accounts::Actor& actor, std::int64_t limit) {
  auto params = in_scope(actor, limit);
  params.emplace_back("told", actor.level);
  params.emplace_back("agency", fmt::format("%\"{}\"%", name_of(actor.agency)));
  Found found;
  for (auto& [id, title, school, name, deadline, total] : reading.rows<std::string, std::string, std::string, std::optional<std::string>, Date, std::int64_t>(
           "SELECT e.id, e.title, e.school, s.name, e.deadline, COUNT(*) OVER () FROM hazard_escalation_facts e LEFT JOIN school_facts s ON s.id = e.school"
           " WHERE e.told = :told AND e.unit_path >= :first AND e.unit_path < :past AND (e.agencies = '[]' OR e.agencies LIKE :agency)"
           " ORDER BY e.deadline, e.id LIMIT :limit", params)) {
    found.total = total;
    found.tasks.push_back({Kind::hazard_escalated, std::move(title), name.value_or(""), deadline, "/hazards?open=" + id, id, {}, std::move(school)});
  }
  return found;
}

Found filing_draft_of(db::Reading& reading, const accounts::Actor& actor, filings::Terms terms) {
  Found found;
  for (auto& [id, kind, changed_on] : reading.rows<std::string, filings::DraftKind, Date>(
           "SELECT id, kind, changed_on FROM filing_draft_facts WHERE unit_path = :path", {{"path", actor.scope.first}})) {
    ++found.total;
    Task task{Kind::filing_draft, {}, {}, filings::filed_by(changed_on, terms), "/records/filing_drafts?open=" + id, id, {}, actor.unit.text};
    task.label = label_of(kind);
    found.tasks.push_back(std::move(task));
  }
  return found;
}

Found filings_overdue(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work) {
  auto params = in_scope(actor, work.limit);
  params.emplace_back("first_in_time", filings::first_changed_in_time(work.terms, work.today));
  Found found;
  for (auto& [id, school, name, kind, changed_on, total] :
       reading.rows<std::string, std::string, std::optional<std::string>, filings::DraftKind, Date, std::int64_t>(
           "SELECT f.id, f.school, s.name, f.kind, f.changed_on, COUNT(*) OVER () FROM filing_draft_facts f LEFT JOIN school_facts s ON s.id = f.school"
           " WHERE f.unit_path >= :first AND f.unit_path < :past AND f.changed_on < :first_in_time ORDER BY f.changed_on, f.id LIMIT :limit", params)) {
    found.total = total;
    Task task{Kind::filing_overdue, {}, name.value_or(""), filings::filed_by(changed_on, work.terms), "/records/filing_drafts?open=" + id, id, {}, std::move(school)};
    task.label = label_of(kind);
    found.tasks.push_back(std::move(task));
  }
  return found;
}

Found filings_to_answer(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work) {
  return submitted_filings(reading, Kind::filing_answer, waits_for(actor), in_scope(actor, work.limit), work.terms);
}

Found filings_unanswered(db::Reading& reading, const accounts::Actor& actor, const FilingWork& work) {
  auto params = in_scope(actor, work.limit);
  params.emplace_back("first_in_time", filings::first_submitted_in_time(work.terms, work.today));
  const auto late = std::string("f.submitted_at < :first_in_time");
  return submitted_filings(reading, Kind::filing_unanswered, actor.level == org::Level::school ? late : late + " AND " + waits_for(actor), params, work.terms);
}

Found to_accept(db::Reading& reading, const accounts::Actor& actor, const campaigns::Campaign& campaign, std::int64_t limit) {
  auto params = in_scope(actor, limit);
  params.emplace_back("campaign", campaign.head.id);
  Found found;
  for (auto& [school, name, sheet, total] : reading.rows<std::string, std::string, std::optional<std::string>, std::int64_t>(
           fmt::format("SELECT f.school, s.name, o.id, COUNT(*) OVER () FROM sample_facts f JOIN school_facts s ON s.id = f.school"
           " JOIN march_facts m ON m.campaign = :campaign AND f.unit_path >= m.unit_path AND f.unit_path < {} AND m.phase = 'acceptance'"
           " LEFT JOIN inspection_facts i ON i.campaign = :campaign AND i.school = f.school AND i.kind = 'acceptance'"
           " LEFT JOIN open_inspection_facts o ON o.campaign = :campaign AND o.school = f.school AND o.kind = 'acceptance'"
           " WHERE f.sample = (SELECT sample FROM sample_facts WHERE campaign = :campaign ORDER BY drawn_at DESC, sample DESC LIMIT 1)"
           " AND f.unit_path >= :first AND f.unit_path < :past AND i.id IS NULL ORDER BY f.unit_path LIMIT :limit", past), params)) {
    found.total = total;
    const auto page = sheet ? "/inspections/" + *sheet : fmt::format("/campaigns/{}", campaign.head.id);
    found.tasks.push_back({Kind::acceptance, campaign.name, std::move(name), std::nullopt, page, sheet.value_or(school), campaign.head.id, school});
  }
  return found;
}

Found to_look_back(db::Reading& reading, const accounts::Actor& actor, const campaigns::Campaign& campaign, std::int64_t limit) {
  auto params = in_scope(actor, limit);
  params.emplace_back("campaign", campaign.head.id);
  Found found;
  for (auto& [id, title, school, name, total] : reading.rows<std::string, std::string, std::string, std::optional<std::string>, std::int64_t>(
           fmt::format("SELECT h.id, h.title, h.school, s.name, COUNT(*) OVER () FROM march_facts m"
           " CROSS JOIN hazard_facts h LEFT JOIN school_facts s ON s.id = h.school"
           " WHERE m.campaign = :campaign AND m.phase = 'look_back' AND h.campaign = :campaign"
           " AND h.unit_path >= m.unit_path AND h.unit_path < {} AND h.unit_path >= :first AND h.unit_path < :past"
           " AND h.state NOT IN ('reported', 'voided') AND h.look_back IS NULL AND h.source IN ('self_check', 'verification', 'acceptance')"
           " ORDER BY h.unit_path, h.id LIMIT :limit", past), params)) {
    found.total = total;
    found.tasks.push_back({Kind::look_back, std::move(title), name.value_or(""), std::nullopt, "/hazards?open=" + id, id, campaign.head.id, std::move(school)});
  }
  return found;
}

}  // namespace anyuan::desk
