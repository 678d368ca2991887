#pragma once
// The table of routes. Who may call a route is part of the route: there is no way to add one without saying so, and
// the tests of refusals and the OpenAPI document are generated from this table.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.h"
#include "platform/records/record_type.h"

namespace anyuan::http {

using Handler = std::function<Result<Reply>(const Request&)>;

enum class Answer { none, record, page, object, file, stream };

// What the OpenAPI document says of a route.
struct Docs {
  Label summary;
  const records::RecordType* body = nullptr;    // described request body
  const records::RecordType* answer = nullptr;  // described answer (of one record, or of a page's rows)
  Answer shape = Answer::object;
  const records::RecordType* list = nullptr;    // a list's filters come from this record
  std::string_view body_type = {};              // of bodies that are not JSON
};

struct Route {
  Verb verb = Verb::get;
  std::string pattern;  // "/api/guards/{id}"
  std::string access;   // the permission's name, "session" (any log-in) or "public"
  Docs docs;
  Handler handler;
};

class Router {
 public:
  void add(Route route);
  const std::vector<Route>& routes() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string, std::less<>> params;
    bool other_verb = false;  // the path exists, but not with this verb
  };
  Match match(Verb verb, std::string_view path) const;

 private:
  std::vector<Route> routes_;
};

std::string_view verb_text(Verb verb);  // GET
boost::json::object openapi(const std::vector<Route>& routes, const std::vector<const records::RecordType*>& types,
                            std::string_view version);

}  // namespace anyuan::http
