#include "domain/campaigns/api.h"

#include <fmt/format.h>

#include "domain/bookkeeping/answer.h"
#include "domain/campaigns/commands.h"
#include "domain/facts/fact.h"

namespace anyuan::campaigns {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using accounts::Routes;
using bookkeeping::Books;
using http::Reply;
using http::text_in;

template <class R>
Reply answer(const Platform& platform, const Books& books, const Call& call, R record, int status = 200) {
  const auto& type = records::type_for<R>();
  return platform.database.read([&](db::Reading& reading) {
    const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
    return http::json_reply(bookkeeping::shown(books, *books.find(type.name), context, &record), status);
  });
}

template <class R>
http::Docs docs(Label summary, const records::RecordType* body = nullptr) {
  return {.summary = summary, .body = body, .answer = &records::type_for<R>(), .shape = http::Answer::record};
}

// One field of a record from a body where it goes by another name.
template <class R>
Result<R> taken(std::string_view field, std::string_view name, const json::object& body) {
  R record{};
  const auto* value = body.if_contains(name);
  if (value == nullptr) return record;
  if (auto wrong = records::fill_field(*records::type_for<R>().find(field), &record, *value)) {
    wrong->field.replace(0, field.size(), name);
    return *wrong;
  }
  return record;
}

Result<Filing> filing_in(const json::object& body, std::string_view name) {
  TRY(const auto version, records::version_in(body));
  TRY(auto march, taken<CampaignCounty>("plan_documents", fmt::format("{}_documents", name), body));
  return Filing{version, text_in(body, name), std::move(march.plan_documents)};
}

void add_campaign_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  const auto* type = &records::type_for<Campaign>();
  routes.post("/api/campaigns", May::campaigns_write, docs<Campaign>({"起草专项行动", "Write a campaign"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto wanted, records::parse<Campaign>(body));
    TRY(auto campaign, create(platform, call.actor, std::move(wanted)));
    return answer(platform, books, call, std::move(campaign), 201);
  });
  routes.patch("/api/campaigns/{id}", May::campaigns_write, docs<Campaign>({"修改专项行动", "Change a draft"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto campaign, change(platform, call.actor, call.request.param("id"), body));
    return answer(platform, books, call, std::move(campaign));
  });
  routes.post("/api/campaigns/{id}/issue", May::campaigns_write, docs<Campaign>({"下发专项行动", "Issue"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto campaign, issue(platform, call.actor, call.request.param("id"), version));
    return answer(platform, books, call, std::move(campaign));
  });
  routes.post("/api/campaigns/{id}/clone", May::campaigns_write, docs<Campaign>({"沿用到另一年度", "Clone for another year"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto asked, taken<Campaign>("year", "year", body));
    TRY(auto campaign, clone(platform, call.actor, call.request.param("id"), asked.year));
    return answer(platform, books, call, std::move(campaign), 201);
  });
  routes.post("/api/campaigns/{id}/archive", May::campaigns_write, docs<Campaign>({"归档专项行动", "Archive"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto campaign, archive(platform, call.actor, call.request.param("id"), version, text_in(body, "reason")));
    return answer(platform, books, call, std::move(campaign));
  });
}

// Where a fault of a file stands, as a field would be named: lines[12].
Error placed(Error error) {
  const auto line = error.args.size() >= 2 ? fmt::format("lines[{}]", error.args[1]) : std::string{};
  if (error.more.empty()) error.field = line;
  else error.more.front().field = line;
  return error;
}

// What the designer of a sheet chooses from: each rule with the fields it has a use for, and the facts that are numbers.
json::object designing() {
  json::array rules, numbers;
  for (const auto rule : all_values<Rule>()) {
    json::array fields;
    for (const auto field : fields_for(rule)) fields.emplace_back(json::string(field));
    rules.push_back(json::object{{"rule", name_of(rule)}, {"fields", std::move(fields)}});
  }
  for (const auto& fact : facts::catalogue()) {
    if (fact.type != formula::Type::number) continue;
    numbers.push_back(json::object{{"fact", fact.name}, {"label", json::object{{"zh", fact.label.zh}, {"en", fact.label.en}}}, {"unit", fact.unit}});
  }
  return {{"rules", std::move(rules)}, {"facts", std::move(numbers)}};
}

void add_checklist_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  const auto* type = &records::type_for<Checklist>();
  routes.get("/api/checklist_rules", May::campaigns_read, {.summary = {"检查表可以用的计分方式和台账数据", "Rules and facts a checklist may use"}},
             [](const Call&) -> Result<Reply> { return http::json_reply(designing()); });
  routes.post("/api/checklists/check", May::campaigns_write, {.summary = {"检查检查表文件", "Check a checklist's file"}, .answer = type, .shape = http::Answer::record, .body_type = "application/yaml"},
              [&platform, &books](const Call& call) -> Result<Reply> {
                auto parsed = parse_checklist(http::file_name_in(call.request), call.request.body);
                if (!parsed.ok()) return placed(parsed.error());
                return answer(platform, books, call, std::move(parsed).value());
              });
  routes.post("/api/checklists", May::campaigns_write, docs<Checklist>({"起草检查表", "Design a checklist"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto wanted, records::parse<Checklist>(body));
    TRY(auto checklist, create_checklist(platform, call.actor, std::move(wanted)));
    return answer(platform, books, call, std::move(checklist), 201);
  });
  routes.patch("/api/checklists/{id}", May::campaigns_write, docs<Checklist>({"修改检查表草稿", "Change a draft"}, type), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto checklist, change_checklist(platform, call.actor, call.request.param("id"), body));
    return answer(platform, books, call, std::move(checklist));
  });
  routes.post("/api/checklists/{id}/use", May::campaigns_write, docs<Checklist>({"启用检查表", "Put in use"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto checklist, use_checklist(platform, call.actor, call.request.param("id"), version));
    return answer(platform, books, call, std::move(checklist));
  });
  routes.post("/api/checklists/{id}/archive", May::campaigns_write, docs<Checklist>({"删去检查表草稿", "Drop a draft"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto checklist, archive_checklist(platform, call.actor, call.request.param("id"), version, text_in(body, "reason")));
    return answer(platform, books, call, std::move(checklist));
  });
}

void add_march_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  routes.post("/api/campaign_counties/{id}/receive", May::campaigns_local, docs<CampaignCounty>({"签收专项行动", "Receive"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(auto march, receive(platform, call.actor, call.request.param("id")));
    return answer(platform, books, call, std::move(march));
  });
  routes.post("/api/campaign_counties/{id}/group", May::campaigns_local, docs<CampaignCounty>({"登记领导小组", "Record the leading group"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(const auto asked, taken<CampaignCounty>("group_members", "members", body));
    TRY(auto march, form_group(platform, call.actor, call.request.param("id"), version, asked.group));
    return answer(platform, books, call, std::move(march));
  });
  routes.post("/api/campaign_counties/{id}/plan", May::campaigns_local, docs<CampaignCounty>({"报送实施意见", "File the local plan"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto filing, filing_in(body, "plan"));
    TRY(auto march, file_plan(platform, call.actor, call.request.param("id"), filing));
    return answer(platform, books, call, std::move(march));
  });
  routes.post("/api/campaign_counties/{id}/summary", May::campaigns_local, docs<CampaignCounty>({"报送自查小结", "File the summary"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto filing, filing_in(body, "summary"));
    TRY(auto march, file_summary(platform, call.actor, call.request.param("id"), filing));
    return answer(platform, books, call, std::move(march));
  });
}

void add_waiver_routes(Routes& routes, const Books& books) {
  const auto& platform = routes.platform();
  routes.post("/api/waivers", May::waive, docs<Waiver>({"登记免检", "Waive a school"}, &records::type_for<Waiver>()), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(auto wanted, records::parse<Waiver>(body));
    TRY(auto waiver, waive(platform, call.actor, std::move(wanted)));
    return answer(platform, books, call, std::move(waiver), 201);
  });
  routes.post("/api/waivers/{id}/archive", May::waive, docs<Waiver>({"撤销免检", "Withdraw a waiver"}), [&platform, &books](const Call& call) -> Result<Reply> {
    TRY(const auto body, call.request.json());
    TRY(const auto version, records::version_in(body));
    TRY(auto waiver, archive_waiver(platform, call.actor, call.request.param("id"), version, text_in(body, "reason")));
    return answer(platform, books, call, std::move(waiver));
  });
}

}  // namespace

void add_routes(Routes& routes, const Books& books) {
  add_campaign_routes(routes, books);
  add_checklist_routes(routes, books);
  add_march_routes(routes, books);
  add_waiver_routes(routes, books);
}

}  // namespace anyuan::campaigns
