#pragma once
// Upload and download of photos and documents.
#include "domain/accounts/routes.h"

namespace anyuan::attachments {

void add_routes(accounts::Routes& routes);

}  // namespace anyuan::attachments
