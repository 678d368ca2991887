#include "platform/http/sentences.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/check.h"

namespace anyuan::http {

Sentences Sentences::parse(std::string_view yaml) {
  Sentences sentences;
  for (const auto& entry : YAML::Load(std::string(yaml))) {
    sentences.lines_[entry.first.as<std::string>()] = {entry.second["zh"].as<std::string>(),
                                                       entry.second["en"].as<std::string>()};
  }
  CHECK(!sentences.lines_.empty());
  return sentences;
}

std::string Sentences::sentence(const Error& error, Language language) const {
  const auto found = lines_.find(error.reason);
  if (found == lines_.end()) return error.reason;
  std::string text = language == Language::en ? found->second.en : found->second.zh;
  for (std::size_t i = 0; i < error.args.size(); ++i) {
    const auto mark = fmt::format("{{{}}}", i);
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), error.args[i]);
  }
  return text;
}

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::invalid: return 422;
    case Refusal::unauthenticated: return 401;
    case Refusal::forbidden: return 403;
    case Refusal::not_found: return 404;
    case Refusal::conflict: return 409;
    case Refusal::too_large: return 413;
    case Refusal::too_many: return 429;
  }
  return 500;
}

Reply Sentences::problem(const Error& error, const Request& request) const {
  boost::json::object body{{"reason", error.reason}, {"message", sentence(error, request.language)}};
  if (!error.field.empty()) body["field"] = error.field;
  if (!error.more.empty()) {
    boost::json::array errors;
    for (const auto& one : error.more) {
      errors.push_back(boost::json::object{
          {"field", one.field}, {"reason", one.reason}, {"message", sentence(one, request.language)}});
    }
    body["errors"] = std::move(errors);
  }
  body["trace"] = request.trace;
  auto reply = json_reply(body, status_of(error.refusal));
  if (error.refusal == Refusal::too_many && !error.args.empty()) reply.headers.emplace_back("Retry-After", error.args.back());
  return reply;
}

}  // namespace anyuan::http
