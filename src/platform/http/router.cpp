#include "platform/http/router.h"

#include "base/check.h"

namespace anyuan::http {
namespace {

std::string_view next_part(std::string_view& path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const auto end = path.find('/');
  const auto part = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
  return part;
}

// Literal parts beat parameters, so /api/guards/export.xlsx is not the guard "export.xlsx".
std::optional<int> fits(std::string_view pattern, std::string_view path,
                        std::map<std::string, std::string, std::less<>>& params) {
  int literals = 0;
  while (!pattern.empty() || !path.empty()) {
    if (pattern.empty() || path.empty()) return std::nullopt;
    const auto want = next_part(pattern), have = next_part(path);
    if (want.starts_with('{')) {
      if (have.empty()) return std::nullopt;
      params.emplace(want.substr(1, want.size() - 2), have);
    } else if (want == have) {
      ++literals;
    } else {
      return std::nullopt;
    }
  }
  return literals;
}

}  // namespace

void Router::add(Route route) {
  CHECK(!route.access.empty());
  for (const auto& other : routes_) CHECK(other.verb != route.verb || other.pattern != route.pattern);
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Verb verb, std::string_view path) const {
  Match best;
  int best_literals = -1;
  for (const auto& route : routes_) {
    std::map<std::string, std::string, std::less<>> params;
    const auto literals = fits(route.pattern, path, params);
    if (!literals) continue;
    if (route.verb != verb) {
      best.other_verb = true;
    } else if (*literals > best_literals) {
      best.route = &route;
      best.params = std::move(params);
      best_literals = *literals;
    }
  }
  return best;
}

std::string_view verb_text(Verb verb) {
  switch (verb) {
    case Verb::get: return "GET";
    case Verb::post: return "POST";
    case Verb::put: return "PUT";
    case Verb::patch: return "PATCH";
    case Verb::del: return "DELETE";
  }
  return {};
}

}  // namespace anyuan::http
