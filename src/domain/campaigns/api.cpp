#include "domain/campaigns/api.h"

#include <fmt/format.h>

#include "domain/bookkeeping/answer.h"
#include "domain/campaigns/commands.h"

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
  add_march_routes(routes, books);
  add_waiver_routes(routes, books);
}

}  // namespace anyuan::campaigns
