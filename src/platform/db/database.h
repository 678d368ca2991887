#pragma once
// The database as the rest of the program sees it: one writer with group commit, readers beside it.
//
// Writes run one at a time on the writer's thread. Those waiting together share one transaction, each inside a
// savepoint, and one fsync; a caller is told only after the commit. A write that is refused or throws leaves nothing.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>

#include "base/result.h"
#include "platform/db/connection.h"

namespace anyuan::db {

enum class Outcome { keep, undo };

class Database {
 public:
  explicit Database(Address address, std::size_t readers_max = readers_by_default());
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const Address& address() const { return address_; }

  template <class Use>
  auto read(Use&& use) {
    Lease lease(*this);
    Reading reading(*lease.connection);
    return std::forward<Use>(use)(reading);
  }

  // As read(), but everything `use` reads is of one moment, whatever is written meanwhile.
  template <class Use>
  auto read_one_moment(Use&& use) {
    Lease lease(*this);
    lease.connection->script(address_.engine == Engine::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    Reading reading(*lease.connection);
    auto result = std::forward<Use>(use)(reading);
    lease.connection->script("COMMIT");
    return result;  // what throws takes the connection with it (Lease)
  }

  // `change` returns a Result; what it did is kept when the Result is ok, and durable when this returns.
  template <class Change>
  auto write(Change&& change) -> std::invoke_result_t<Change, Writing&> {
    std::optional<std::invoke_result_t<Change, Writing&>> result;
    perform([&](Writing& writing) {
      result.emplace(change(writing));
      return result->ok() ? Outcome::keep : Outcome::undo;
    });
    return *std::move(result);
  }

  // Called on the writer's thread after each commit, before the callers go on.
  void on_commit(std::function<void()> call);
  std::size_t waiting_writes() const;
  std::uint64_t commits() const { return commits_; }
  // More readers than processors only take turns with the writer: on 2 cores, 16 of them cost a third of its pace.
  static std::size_t readers_by_default();

 private:
  using Work = std::function<Outcome(Writing&)>;
  struct Job {
    Work* work = nullptr;
    std::exception_ptr failure;
    bool done = false;
  };
  struct Lease {
    explicit Lease(Database& database);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Database& owner;
    std::unique_ptr<Connection> connection;
  };

  void perform(Work work);
  void write_loop();
  void run_batch(std::deque<Job*>& batch);
  bool run_jobs(Connection& connection, std::deque<Job*>& batch);

  Address address_;
  std::size_t readers_max_;
  std::mutex committed_mutex_;
  std::function<void()> committed_;
  std::atomic<std::uint64_t> commits_ = 0;
  std::unique_ptr<Connection> writer_;

  mutable std::mutex queue_mutex_;
  std::condition_variable queue_filled_, queue_done_;
  std::deque<Job*> queue_;
  bool stopping_ = false;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::deque<std::unique_ptr<Connection>> readers_;
  std::size_t readers_made_ = 0;

  std::thread thread_;
};

}  // namespace anyuan::db
