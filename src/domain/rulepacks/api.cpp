#include "domain/rulepacks/api.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/bookkeeping/answer.h"
#include "domain/rulepacks/commands.h"
#include "domain/rulepacks/names.h"
#include "platform/journal/reason.h"

namespace anyuan::rulepacks {
namespace json = boost::json;
namespace {

using accounts::Call;
using accounts::May;
using http::Reply;

const std::string& name_in_pack(const std::string& name) { return name; }
using RateOfAreas = std::pair<Rate, std::vector<schools::Area>>;  // a pack asks a rate of all schools, and more of some
std::string name_in_pack(const RateOfAreas& asked) {
  std::string name(label_of(asked.first).zh);
  for (const auto area : asked.second) name += fmt::format(" {}", label_of(area).zh);
  return name;
}

// What stands in one list of a pack and how it stands in another's: parts that came, went or read differently.
template <class Part, class Key>
json::array compared(const std::vector<Part>& before, const std::vector<Part>& after, Key key) {
  json::array lines;
  const auto line = [&](std::string_view how, const Part* one, const Part* other) {
    const auto& type = records::type_for<Part>();
    json::array fields;
    if (one != nullptr && other != nullptr) {
      for (const auto& field : type.fields) {
        auto was = field.to_json(one), is = field.to_json(other);
        if (was != is) fields.push_back(json::object{{"field", field.name}, {"label", json::object{{"zh", field.label.zh}, {"en", field.label.en}}}, {"before", std::move(was)}, {"after", std::move(is)}});
      }
    }
    const auto* named = other != nullptr ? other : one;
    lines.push_back(json::object{{"how", how}, {"name", name_in_pack(std::invoke(key, *named))}, {"part", records::to_json(*named)}, {"fields", std::move(fields)}});
  };
  for (const auto& one : after) {
    const auto same = std::ranges::find(before, std::invoke(key, one), key);
    if (same == before.end()) line("added", nullptr, &one);
    else if (!(*same == one)) line("changed", &*same, &one);
  }
  for (const auto& one : before) {
    if (std::ranges::find(after, std::invoke(key, one), key) == after.end()) line("removed", &one, nullptr);
  }
  return lines;
}

json::object compared(const RulePack& before, const RulePack& after) {
  const auto head = [](const RulePack& pack) {
    return json::object{{"id", pack.head.id}, {"code", pack.code}, {"edition", pack.edition}, {"title", pack.title}, {"verified", pack.verified}};
  };
  return {{"before", head(before)}, {"after", head(after)}, {"parameters", compared(before.parameters, after.parameters, &Parameter::name)},
          {"norms", compared(before.norms, after.norms, &Norm::name)}, {"clauses", compared(before.clauses, after.clauses, &Clause::code)},
          {"targets", compared(before.targets, after.targets, [](const Target& target) { return RateOfAreas(target.rate, target.areas); })}};
}

// A fault of a file says where it stands as a field would: lines[12], or lines[12][8] for the eighth character.
Error placed(Error error) {
  const auto& args = error.args;  // file, line, word, character
  if (error.field.empty() && args.size() >= 2) error.field = args.size() < 4 ? fmt::format("lines[{}]", args[1]) : fmt::format("lines[{}][{}]", args[1], args[3]);
  return error;
}

// What a pack may speak of: who writes one looks names up here.
json::object table_of_names() {
  json::array rows;
  for (std::size_t slot = 0; slot < names().size(); ++slot) {
    const auto& name = names().at(slot);
    json::array choices;
    for (const auto& choice : name.choices) choices.emplace_back(choice);
    rows.push_back(json::object{{"name", name.name}, {"label", json::object{{"zh", name.label.zh}, {"en", name.label.en}}}, {"unit", name.unit},
                                {"type", name_of(name.type)}, {"choices", std::move(choices)}, {"is_norm", name.norm != Strictness::none}});
  }
  return {{"rows", std::move(rows)}};
}

void add_pack_routes(accounts::Routes& routes, const Platform& platform, const bookkeeping::Books& books) {
  const auto& type = records::type_for<RulePack>();
  const auto shown = [&platform, &books](const Call& call, RulePack pack, int status) {
    return platform.database.read([&](db::Reading& reading) {
      const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
      return http::json_reply(bookkeeping::shown(books, *books.find("rule_packs"), context, &pack), status);
    });
  };
  routes.post("/api/rule_packs/check", May::settings_write, {.summary = {"检查规则包文件", "Check a rule pack"}, .answer = &type, .shape = http::Answer::record, .body_type = "application/yaml"},
              [shown](const Call& call) -> Result<Reply> {
                auto pack = check(http::file_name_in(call.request), call.request.body);
                if (!pack.ok()) return placed(pack.error());
                return shown(call, std::move(pack).value(), 200);
              });
  routes.post("/api/rule_packs", May::settings_write, {.summary = {"上传规则包", "Add a rule pack"}, .answer = &type, .shape = http::Answer::record, .body_type = "application/yaml"},
              [&platform, shown](const Call& call) -> Result<Reply> {
                auto pack = add(platform, call.actor, http::file_name_in(call.request), call.request.body);
                if (!pack.ok()) return placed(pack.error());
                return shown(call, std::move(pack).value(), 201);
              });
  routes.get("/api/rule_names", May::schools_read, {.summary = {"规则可以引用的名称", "The names rules may use"}},
             [](const Call&) -> Result<Reply> { return http::json_reply(table_of_names()); });
  routes.get("/api/rule_packs/{id}/comparison", May::schools_read, {.summary = {"与另一个规则包比较", "Compare with another"}},
             [&platform, &books](const Call& call) -> Result<Reply> {
               const auto other = call.request.query.find("with");
               return platform.database.read([&](db::Reading& reading) -> Result<Reply> {
                 const records::RecordStore<RulePack> packs(platform.vault);
                 const auto scope = bookkeeping::readable(*books.find("rule_packs"), call.actor);
                 TRY(const auto after, packs.load(reading, call.request.param("id"), scope));
                 const auto before = packs.load(reading, other == call.request.query.end() ? std::string{} : other->second, scope);
                 if (!before.ok()) return Error{Refusal::invalid, "reference_not_found", "with"};
                 return http::json_reply(compared(before.value(), after));
               });
             });
}

}  // namespace

void add_routes(accounts::Routes& routes, const bookkeeping::Books& books) {
  const auto& platform = routes.platform();
  add_pack_routes(routes, platform, books);
  const auto& type = records::type_for<Activation>();
  const auto shown = [&platform, &books](const Call& call, Activation activation, int status) {
    return platform.database.read([&](db::Reading& reading) {
      const bookkeeping::Context context{call.actor, reading, platform.vault, platform.clock.today()};
      return http::json_reply(bookkeeping::shown(books, *books.find("rule_pack_activations"), context, &activation), status);
    });
  };
  routes.post("/api/rule_pack_activations", May::settings_write, {.summary = {"启用规则包", "Put a rule pack in force"}, .body = &type, .answer = &type, .shape = http::Answer::record},
              [&platform, shown](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(auto wanted, records::parse<Activation>(body));
                TRY(auto made, activate(platform, call.actor, std::move(wanted)));
                return shown(call, std::move(made), 201);
              });
  routes.post("/api/rule_pack_activations/{id}/withdraw", May::settings_write, {.summary = {"停用规则包", "End an activation"}, .answer = &type, .shape = http::Answer::record},
              [&platform, shown](const Call& call) -> Result<Reply> {
                TRY(const auto body, call.request.json());
                TRY(const auto version, records::version_in(body));
                const auto reason = http::text_in(body, "reason");
                TRY([[maybe_unused]] const auto good, journal::judge_reason(reason));
                TRY(auto ended, withdraw(platform, call.actor, call.request.param("id"), version, reason));
                return shown(call, std::move(ended), 200);
              });
}

}  // namespace anyuan::rulepacks
