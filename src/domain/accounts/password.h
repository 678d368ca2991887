#pragma once
// Passwords as argon2id hashes and session tokens as random text; libsodium does both.
#include <string>
#include <string_view>

namespace anyuan::accounts {

// OWASP's floor for argon2id (19 MiB, two passes), about 25 ms; a hundred log-ins at once must not need gigabytes.
std::string hash_password(std::string_view password);
bool matches(std::string_view password, const std::string& hash);
// A hash that no password has, as costly to compare with as any: for names that nobody has.
const std::string& nobodys_hash();

std::string new_token();                             // 256 bits, URL-safe
std::string token_hash(std::string_view token);      // what is stored: a stolen database opens no session
std::string temporary_password();                    // passes check_password; shown once to whoever makes the account

}  // namespace anyuan::accounts
