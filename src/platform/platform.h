#pragma once
// What every slice is handed by app/wiring: the database, the clock, chance, the vault, the stored files.
#include "base/id.h"
#include "base/time.h"
#include "platform/db/database.h"
#include "platform/records/editions.h"
#include "platform/records/vault.h"

namespace anyuan {

namespace files {
class Files;
}

struct Platform {
  db::Database& database;
  const Clock& clock;
  Random& random;
  const records::Vault& vault;
  files::Files& files;
  std::shared_ptr<records::Editions> editions = std::make_shared<records::Editions>();
};

}  // namespace anyuan
