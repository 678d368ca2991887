#pragma once
#include "domain/bookkeeping/book.h"
#include "domain/privacy/data_request.h"

namespace anyuan::privacy {

enum class Outcome { answer, refuse };
// Refused: data_request_answered_already, reason_needed (what is answered is the answer's text), changed_by_someone_else.
Result<DataRequest> close(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, Outcome outcome, std::string_view text);

// All that the ledgers of the school keep under the subject's name, secrets in plain, as a workbook; who asked for it and
// why is an event. Refused: reason_needed.
Result<std::string> compile(const Platform& platform, const bookkeeping::Books& books, const accounts::Actor& actor, std::string_view id, std::string_view reason);

}  // namespace anyuan::privacy
