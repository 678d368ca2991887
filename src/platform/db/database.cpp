#include "platform/db/database.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace anyuan::db {
namespace {

constexpr std::size_t batch_max = 256;
thread_local const Database* read_now = nullptr;

// Scopes are ranges of paths and lists are cut by comparing keys, so text has to compare by its bytes. SQLite always
// does; a PostgreSQL database made without thought sorts by a language, and scopes would leak.
std::unique_ptr<Connection> checked(std::unique_ptr<Connection> connection) {
  if (connection->engine() == Engine::sqlite) return connection;
  const auto truth = Reading(*connection).value<bool>("SELECT CAST('B' < 'a' AND '/45/x' < '/450' AND '(' < '0' AS INT)");
  if (truth.value_or(false)) return connection;
  throw Breakdown("the PostgreSQL database must be made with LC_COLLATE 'C': CREATE DATABASE anyuan TEMPLATE template0"
                  " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
}

void write_left(Connection& connection, std::vector<Left> all) {
  Writing writing(connection);
  while (!all.empty()) {
    const auto write = all.front().write;
    const auto others = std::ranges::stable_partition(all, [&](const Left& one) { return one.write == write; });
    std::vector<std::any> together;
    for (auto left = all.begin(); left != others.begin(); ++left) together.push_back(std::move(left->what));
    all.erase(all.begin(), others.begin());
    write(writing, together);
  }
}

}  // namespace

std::size_t Database::readers_by_default() { return std::clamp<std::size_t>(2 * std::thread::hardware_concurrency(), 4, 32); }

Database::Database(Address address, std::size_t readers_max)
    : address_(std::move(address)), readers_max_(readers_max),
      writer_(checked(std::make_unique<Connection>(address_, Mode::writer))) {
  thread_ = std::thread([this] { write_loop(); });
}

Database::~Database() {
  {
    const std::lock_guard lock(queue_mutex_);
    stopping_ = true;
  }
  queue_filled_.notify_all();
  thread_.join();
}

void Database::on_commit(std::function<void()> call) {
  const std::lock_guard lock(committed_mutex_);  // once this returns, the call before is not running any more
  committed_ = std::move(call);
}

std::size_t Database::waiting_writes() const {
  const std::lock_guard lock(queue_mutex_);
  return queue_.size();
}

void Database::perform(Work work) {
  CHECK(std::this_thread::get_id() != thread_.get_id());  // a write inside a write would wait for itself
  Job job{&work, nullptr, false};
  std::unique_lock lock(queue_mutex_);
  if (stopping_) throw Breakdown("the database is closing");
  queue_.push_back(&job);
  queue_filled_.notify_one();
  queue_done_.wait(lock, [&] { return job.done; });
  if (job.failure) std::rethrow_exception(job.failure);
}

void Database::write_loop() {
  for (;;) {
    std::deque<Job*> batch;
    {
      std::unique_lock lock(queue_mutex_);
      queue_filled_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;  // stopping, and everything accepted is done
      while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(queue_.front());
        queue_.pop_front();
      }
    }
    run_batch(batch);
    {
      const std::lock_guard lock(queue_mutex_);
      for (auto* job : batch) job->done = true;
    }
    queue_done_.notify_all();
  }
}

void Database::run_batch(std::deque<Job*>& batch) {
  try {
    if (!writer_) writer_ = std::make_unique<Connection>(address_, Mode::writer);
    writer_->script(address_.engine == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!run_jobs(*writer_, batch)) return writer_->script("ROLLBACK");
    writer_->script("COMMIT");
    ++commits_;
    const std::lock_guard lock(committed_mutex_);
    if (committed_) committed_();
  } catch (const Breakdown&) {
    // Nobody in the batch may believe it was kept. The connection is made anew for the next batch.
    for (auto* job : batch) {
      if (!job->failure) job->failure = std::current_exception();
    }
    writer_.reset();
  }
}

// Whether anything is to be kept. A savepoint parts each command from those that share its commit; the text that leads
// from one to the next is one round trip to a server.
bool Database::run_jobs(Connection& connection, std::deque<Job*>& batch) {
  const bool is_alone = batch.size() == 1;
  const std::string_view next = connection.engine() == Engine::sqlite ? "RELEASE SAVEPOINT one;\nSAVEPOINT one" : "RELEASE SAVEPOINT one; SAVEPOINT one";
  bool kept = false;
  std::vector<Left> left;
  for (auto* job : batch) {
    if (!is_alone) connection.script(job == batch.front() ? "SAVEPOINT one" : next);
    Writing writing(connection);
    auto outcome = Outcome::undo;
    try {
      outcome = (*job->work)(writing);
    } catch (const std::exception&) {
      job->failure = std::current_exception();  // handed to the caller, who is at one of the three edges
    }
    if (outcome == Outcome::keep) {
      kept = true;
      std::ranges::move(writing.take_left(), std::back_inserter(left));
    } else if (!is_alone) {
      connection.script("ROLLBACK TO SAVEPOINT one");
    }
  }
  if (kept) write_left(connection, std::move(left));
  return kept;
}

Database::Lease::Lease(Database& database) : owner(database) {
  CHECK(read_now != &owner);  // a read inside a read could wait for its own connection
  read_now = &owner;
  std::unique_lock lock(owner.readers_mutex_);
  owner.reader_free_.wait(lock, [&] { return !owner.readers_.empty() || owner.readers_made_ < owner.readers_max_; });
  if (!owner.readers_.empty()) {
    connection = std::move(owner.readers_.back());
    owner.readers_.pop_back();
    return;
  }
  ++owner.readers_made_;
  lock.unlock();
  try {
    connection = std::make_unique<Connection>(owner.address_, Mode::reader);
  } catch (const Breakdown&) {
    const std::lock_guard again(owner.readers_mutex_);
    --owner.readers_made_;
    read_now = nullptr;
    throw;
  }
}

Database::Lease::~Lease() {
  read_now = nullptr;
  const std::lock_guard lock(owner.readers_mutex_);
  if (std::uncaught_exceptions() > 0) {  // it may be broken: let the next reader make a new one
    --owner.readers_made_;
  } else {
    owner.readers_.push_back(std::move(connection));
  }
  owner.reader_free_.notify_one();
}

}  // namespace anyuan::db
