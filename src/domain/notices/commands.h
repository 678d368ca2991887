#pragma once
// Changes to notices: write, change while a draft, issue, withdraw, receive. `issue_in` runs inside another slice's
// command.
#include <boost/json/object.hpp>
#include <functional>

#include "domain/accounts/user.h"
#include "domain/notices/notice.h"
#include "platform/journal/change.h"
#include "platform/platform.h"

namespace anyuan::notices {

enum class Action { change, issue, withdraw, receive };
BOOST_DESCRIBE_ENUM(Action, change, issue, withdraw, receive)

// Stores a notice of the actor's unit as issued (a campaign's, say) and opens its documents to the units below.
Result<Notice> issue_in(journal::Change& change, const accounts::Actor& actor, Notice notice);

Result<Notice> write(const Platform& platform, const accounts::Actor& actor, Notice notice);  // a draft
Result<Notice> change(const Platform& platform, const accounts::Actor& actor, std::string_view id, const boost::json::object& request);
Result<Notice> issue(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version);
Result<Notice> withdraw(const Platform& platform, const accounts::Actor& actor, std::string_view id, std::int64_t version, std::string_view reason);
// What else is done when a unit receives a notice, in the same transaction: a county that receives a campaign's notice
// has received the campaign.
using Following = std::function<Result<Done>(journal::Change&, const accounts::Actor&, const Notice&)>;
// For the actor's unit; repeating it changes nothing.
Result<Notice> receive(const Platform& platform, const accounts::Actor& actor, std::string_view id, const Following& following);
// The receipt of the notice that issued a campaign, if it asks the actor's unit for one, inside the command that
// receives the campaign: nobody is asked twice.
void receive_with(journal::Change& change, const accounts::Actor& actor, std::string_view campaign);

// Issued notices that the actor's unit is asked to receive and has not, oldest first: for the desk.
std::vector<Notice> unread(db::Reading& reading, const records::Vault& vault, const accounts::Actor& actor, std::int64_t limit);
// What the actor may see of notices: the own unit's, those issued below, those issued above.
records::Scope readable(const accounts::Actor& actor);

}  // namespace anyuan::notices
