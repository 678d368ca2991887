#pragma once
// What stands between a handler's reply and the wire: language and encoding the caller asked for, entity tags,
// compression, the headers every reply carries. Pure; the server runs it on the worker that made the reply.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace anyuan::http {

Language language_of(std::string_view accept_language);  // English only if it is preferred over Chinese
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);
std::string gzip(std::string_view bytes);

// Of the bytes as they are sent: the plain and the compressed ones have each their own, which Vary tells caches.
std::string tag_of(std::string_view bytes);
bool matches_tag(std::string_view if_none_match, std::string_view tag);

// What of a request decides the outer form of its reply; outlives the request, which the handler may consume.
struct Caller {
  Verb verb = Verb::get;
  bool is_api = false;
  std::chrono::seconds strict_transport{0};  // 0: the caller is not told to insist on TLS
  std::string encodings, known_tags, trace;
};
Caller caller_of(const Request& request);

// Tags, compresses and completes the headers; a header the handler set itself stays as it is.
void finish(Reply& reply, const Caller& caller);

// From the plain port to the same address over TLS (308). `target` is as it came; 400 when the host is no host.
Reply redirect_to_tls(std::string_view host, std::string_view target, std::uint16_t tls_port);

// The local authority's certificate, as devices want it for installing.
Reply authority_reply(std::string pem);

}  // namespace anyuan::http
