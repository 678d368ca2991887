// Bad input on every write of the route table, so that a new route is covered the day it is added: no body, a body of
// the wrong shape, every field with a value of the wrong kind, texts without end. Each is refused with 4xx in a sentence
// a person can read, a wrong field by its name, and nothing is half written.
#include <gtest/gtest.h>

#include <set>

#include "domain/campaigns/checklist.h"
#include "kit/running_application.h"
#include "platform/records/store.h"

namespace anyuan {
namespace {

namespace json = boost::json;
using accounts::Role;
using kit::Answer;
using kit::Browser;
using records::Kind;

std::string name_of_route(const http::Route& route) { return fmt::format("{} {}", http::verb_text(route.verb), route.pattern); }

// A DELETE has no body, a file's bytes are no fields, and what needs nothing but the record it names (a receipt, a new
// temporary password) cannot be given anything wrong.
bool takes_fields(const http::Route& route) {
  static const std::set<std::string> takes_nothing{"POST /api/campaign_counties/{id}/receive", "POST /api/notices/{id}/receive", "POST /api/users/{id}/password"};
  return route.verb != http::Verb::get && route.verb != http::Verb::del && route.docs.body_type.empty() && !takes_nothing.contains(name_of_route(route));
}

std::vector<json::value> wrong_values(const records::Field& field) {
  const json::value no_object = json::array{json::object{}}, too_long = json::string(std::max<std::size_t>(field.traits.length_max, 2'000) + 1, 'x');
  switch (field.kind) {
    case Kind::text:
    case Kind::multiline: return {12, true, json::object{}, no_object, too_long};
    case Kind::reference: return {12, json::object{}, too_long};  // an id of nobody is judged when the rest is right
    case Kind::integer: return {"abc", 1.5, 1e300, true, json::object{}};
    case Kind::decimal: return {"abc", true, json::object{}};
    case Kind::boolean: return {"yes", 5, json::object{}};
    case Kind::date: return {"2026-02-30", "24.11.2026", 5, json::object{}};
    case Kind::instant: return {"yesterday", 5, json::object{}};
    case Kind::choice: return {"no_such_choice", 5, json::object{}};
    case Kind::choices: return {"x", 5, json::array{"no_such_choice"}};
    case Kind::list: return {"x", 5, json::array{5}};
    case Kind::object: return {"x", 5, json::array{}};
  }
  return {};
}

// Errors of an answer by field of the body: `phases` for what is wrong in `phases[1].to`.
std::set<std::string> fields_in(const Answer& answer) {
  const auto body = answer.json();
  const auto field_in = [](const json::object& error) {
    const auto way = http::text_in(error, "field");
    return way.substr(0, way.find_first_of(".["));
  };
  std::set<std::string> fields{field_in(body)};
  if (const auto* errors = body.if_contains("errors")) {
    for (const auto& one : errors->as_array()) fields.insert(field_in(one.as_object()));
  }
  fields.erase("");
  return fields;
}

class BadInput : public ::testing::Test {
 protected:
  BadInput() : app_(db::Engine::sqlite) {
    app_.load_divisions("4503");
    home_ = app_.put("units", "/45/4503/450302/", [](void* record) {
      auto& unit = *static_cast<org::Unit*>(record);
      unit.level = org::Level::school;
      unit.parent = {"450302"};
      unit.head.unit_path += unit.head.id + "/";
    });
    path_ = "/45/4503/450302/" + home_ + "/";
    app_.put("schools", path_, [&](void* record) { app_.application().books().find("schools")->type.head(record).id = home_; });
    made_ = {{"units", "450302"}, {"schools", home_}};  // a school is no unit to be renamed
    for (const auto role : all_values<Role>()) {
      const auto platform = fits(role, org::Level::county, accounts::Agency::platform);
      const auto agency = platform ? accounts::Agency::platform : accounts::Agency::education;
      for (const auto& [unit, level] : {std::pair{home_, org::Level::school}, {std::string("450302"), org::Level::county}, {std::string("4503"), org::Level::city}}) {
        if (!fits(role, level, agency)) continue;
        const auto account = fmt::format("{}.{}", name_of(role), unit);
        app_.make_user(account, unit, role, agency);
        people_.emplace_back(role, app_.log_in(account));
      }
    }
  }

  std::vector<Browser> who_may(const http::Route& route) {
    std::vector<Browser> found;
    for (const auto& [role, browser] : people_) {
      const auto permission = parse_enum<accounts::May>(route.access);
      if (route.access == "session" || route.access == "public" || (permission && may(role, *permission))) found.push_back(browser);
    }
    return found;
  }

  // The path with the id of a live record where everybody of the home county sees it.
  std::string path_of(const http::Route& route) {
    auto path = route.pattern;
    const auto open = path.find("{id}");
    if (open == std::string::npos) return path;
    const auto from = std::string_view("/api/").size();
    const auto record = path.substr(from, path.find('/', from) - from);
    auto& id = made_[record];
    const auto* book = app_.application().books().find(record);
    // A checklist in use is refused whatever it is sent: a drafted one is judged field by field.
    const auto finish = [&](void* one) {
      if (record == records::type_for<campaigns::Checklist>().name) static_cast<campaigns::Checklist*>(one)->state = campaigns::Standing::draft;
    };
    if (id.empty() && book != nullptr) id = app_.put(record, book->issued_down.empty() ? path_ : "/45/4503/", finish);
    path.replace(open, 4, id.empty() ? "zz_unknown" : id);
    if (const auto second = path.find('{'); second != std::string::npos) path.replace(second, path.find('}') - second + 1, "zz_unknown");
    return path;
  }

  Answer send(Browser browser, const http::Route& route, std::string body) {
    http::Request request;
    request.verb = route.verb;
    request.path = path_of(route);
    request.body = std::move(body);
    return browser.send(std::move(request));
  }

  // What a half-written command would change: rows and versions of every book, and the journal.
  std::map<std::string, std::string> state() {
    return app_.platform().database.read([&](db::Reading& reading) {
      std::map<std::string, std::string> out;
      for (const auto& book : app_.application().books().all()) {
        out[std::string(book->type.name)] = fmt::format("{} rows, versions {}", reading.value<std::int64_t>(fmt::format("SELECT COUNT(*) FROM {}", book->type.name)).value_or(0),
                                                        reading.value<std::int64_t>(fmt::format("SELECT COALESCE(SUM(version), 0) FROM {}", book->type.name)).value_or(0));
      }
      out["journal_event"] = std::to_string(reading.value<std::int64_t>("SELECT COUNT(*) FROM journal_event").value_or(0));
      return out;
    });
  }

  void expect_refused(const Answer& answer, const std::string& what) {
    if (answer.status < 400) {
      ADD_FAILURE() << what << " was taken: " << answer.text;
      return;
    }
    EXPECT_LT(answer.status, 500) << what << " " << answer.text;
    const auto body = answer.json();
    EXPECT_NE(answer.reason(), "") << what;
    EXPECT_NE(http::text_in(body, "message"), answer.reason()) << what << ": a bare key is no sentence";
    // A fault for each name that means nothing here, but nothing of the 100,000 letters.
    EXPECT_LT(answer.text.size(), 40'000U) << what << ": what was sent does not come back whole";
    static const std::set<std::string> about_the_whole_body{"not_json", "control_characters"};
    if (answer.status == 422 && !about_the_whole_body.contains(answer.reason())) {
      EXPECT_FALSE(fields_in(answer).empty()) << what << " names no field: " << answer.text;
    }
  }

  const std::vector<http::Route>& routes() { return app_.application().router().routes(); }

  kit::RunningApplication app_;
  std::string home_, path_;
  std::map<std::string, std::string> made_;
  std::vector<std::pair<Role, Browser>> people_;
};

TEST_F(BadInput, ABodyOfTheWrongShapeIsRefused) {
  int judged = 0;
  for (const auto& route : routes()) {
    if (!takes_fields(route)) continue;
    path_of(route);  // makes the record first: what is compared below is what bad input changes
    const auto before = state();
    std::set<std::string> reasons;
    for (auto& browser : who_may(route)) {
      for (const std::string body : {"{", "[]", "5", "\"x\"", "{\"a\":\"\\u0000\"}", "\xFF\xFE"}) {
        const auto answer = send(browser, route, body);
        expect_refused(answer, fmt::format("{} with {}", name_of_route(route), body));
        reasons.insert(answer.reason());
      }
    }
    // An import is its maker's alone: there only may the body be left alone.
    const bool is_out_of_reach = reasons == std::set<std::string>{"import_not_found"} && route.pattern.find("/imports/{id}") != std::string::npos;
    EXPECT_TRUE(reasons.contains("not_json") || is_out_of_reach) << name_of_route(route) << " never looked at the body: " << fmt::format("{}", fmt::join(reasons, " "));
    EXPECT_EQ(state(), before) << name_of_route(route);
    ++judged;
  }
  EXPECT_GT(judged, 30);
}

TEST_F(BadInput, EveryDescribedFieldIsRefusedByItsName) {
  int judged = 0;
  for (const auto& route : routes()) {
    if (!takes_fields(route) || route.docs.body == nullptr) continue;
    path_of(route);
    const auto before = state();
    for (const auto& field : route.docs.body->fields) {
      if (field.traits.read_only || field.traits.computed) continue;
      if (route.pattern.find(fmt::format("/{}/{{id}}/", field.traits.refers_to)) != std::string::npos) continue;  // the path says it
      for (const auto& value : wrong_values(field)) {
        const auto what = fmt::format("{} with {} = {:.60}", name_of_route(route), std::string_view(field.name), json::serialize(value));
        bool is_named = false;
        std::string told;
        for (auto& browser : who_may(route)) {
          const auto answer = send(browser, route, json::serialize(json::object{{field.name, value}, {"version", 1}}));
          expect_refused(answer, what);
          is_named = is_named || fields_in(answer).contains(std::string(field.name));
          told = answer.text;
        }
        EXPECT_TRUE(is_named) << what << " is not named: " << told;
        ++judged;
      }
    }
    EXPECT_EQ(state(), before) << name_of_route(route);
  }
  EXPECT_GT(judged, 300);
}

// Routes without a described body take what their handlers look for: every name any field or move goes by, with one
// wrong value for all.
TEST_F(BadInput, WhatAHandlerReadsByHandIsJudgedAsWell) {
  std::set<std::string> names{"action", "reason", "note", "field", "page", "post", "old_password", "new_password", "account", "password", "answers", "members",
                              "plan", "plan_documents", "summary", "summary_documents", "objection", "vetoes", "year", "per_county", "accept_good_rows", "into", "parts", "at", "state", "id"};
  for (const auto& book : app_.application().books().all()) {
    for (const auto& field : book->type.fields) names.emplace(field.name);
  }
  static const std::set<std::string> takes_only_a_version{"POST /api/campaigns/{id}/issue", "POST /api/notices/{id}/issue", "POST /api/campaign_counties/{id}/advance"};
  const std::vector<json::value> values{12.5, true, json::object{{"a", 1}}, json::array{5, json::array{}}, json::string(10'000, 'x')};  // longer than any text may be, under some hundred names
  for (const auto& route : routes()) {
    if (!takes_fields(route)) continue;
    path_of(route);
    const auto before = state();
    for (const auto& value : values) {
      json::object body;
      for (const auto& name : names) body[name] = value;
      for (const auto& version : {json::value(1), value}) {
        if (version == 1 && takes_only_a_version.contains(name_of_route(route))) continue;
        body["version"] = version;
        for (auto& browser : who_may(route)) {
          expect_refused(send(browser, route, json::serialize(body)), fmt::format("{} with {:.20} everywhere", name_of_route(route), json::serialize(value)));
        }
      }
    }
    for (auto& browser : who_may(route)) expect_refused(send(browser, route, "{}"), name_of_route(route) + " with nothing");
    auto after = state();
    if (route.pattern.starts_with("/api/session")) after["journal_event"] = before.at("journal_event");  // a try at the door is noted
    EXPECT_EQ(after, before) << name_of_route(route);
  }
}

}  // namespace
}  // namespace anyuan
