#pragma once
// A request and its reply as handlers see them: plain values, no sockets. The server (server.h) makes one from bytes
// and writes the other.
#include <boost/json.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/words.h"

namespace anyuan::http {

enum class Verb { get, post, put, patch, del };
enum class Language { zh, en };

struct Request {
  Verb verb = Verb::get;
  std::string path;                                        // decoded, without the query
  std::map<std::string, std::string, std::less<>> query;   // decoded
  std::map<std::string, std::string, std::less<>> headers; // names in lower case
  std::map<std::string, std::string, std::less<>> params;  // {id} of the route's pattern
  std::string body;
  std::string remote;   // the caller's address
  bool secure = false;  // came over TLS
  std::string trace;    // names this request in logs and in answers
  Language language = Language::zh;

  std::string_view header(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
  const std::string& param(std::string_view name) const;  // CHECKs that the pattern has it
  Result<boost::json::object> json() const;               // refused with not_json
};

// A stream of server-sent events. Called on a worker when there may be news and at least every 15 seconds; returns the
// bytes to send (empty: nothing new), nullopt to end the stream.
using Feed = std::function<std::optional<std::string>()>;
inline constexpr std::size_t feed_helping_bytes = 64 * 1024;  // after so much there may be more: asked again at once

struct Reply {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  Feed feed;  // set: the reply is a text/event-stream and body is sent first
};

// A text of a request's object, trimmed of nothing; "" when absent or not a text.
std::string text_in(const boost::json::object& object, std::string_view key);

// The X-File-Name header: percent-encoded, because headers are ASCII, file names Chinese. What is no text, or has control
// characters, is no name; a long one is cut between two characters.
std::string file_name_in(const Request& request);

Reply json_reply(const boost::json::value& value, int status = 200);
Reply json_text_reply(std::string json);  // of what was written as text
Reply file_reply(std::string bytes, std::string_view content_type, std::string_view file_name);  // a download
Reply empty_reply();                                                                             // 204

}  // namespace anyuan::http
