#pragma once
// The life of a notice: one table of moves and who may make them. Pure.
#include <string>
#include <vector>

#include "domain/accounts/user.h"
#include "domain/notices/commands.h"
#include "domain/notices/notice.h"

namespace anyuan::notices {

enum class Side { sender, addressee };

struct Move {
  State from;
  Action action;
  State to;
  accounts::May needs;
  Side side;  // the unit that wrote it, or one below that is asked to receive it
};

inline constexpr Move moves[] = {  // anything not listed is refused
    {State::draft, Action::change, State::draft, accounts::May::notices_write, Side::sender},
    {State::draft, Action::issue, State::issued, accounts::May::notices_write, Side::sender},
    {State::issued, Action::withdraw, State::withdrawn, accounts::May::notices_write, Side::sender},
    {State::issued, Action::receive, State::issued, accounts::May::notices_read, Side::addressee},
};

// Where a move leads. Refused: notice_not_yours, notice_not_addressed, not_permitted, notice_issued_already,
// notice_not_issued, notice_withdrawn.
Result<State> next(const Notice& notice, Action action, const accounts::Actor& actor);

// The actions this actor may take now; what is received already need not be received again.
std::vector<std::string> moves_for(const Notice& notice, const accounts::Actor& actor);

bool is_sender(const Notice& notice, const accounts::Actor& actor);
bool is_addressed(const Notice& notice, const accounts::Actor& actor);

// Refused: audience_not_below.
Result<Done> check_audience(const Notice& notice, org::Level sender);

}  // namespace anyuan::notices
