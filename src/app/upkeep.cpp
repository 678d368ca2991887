#include "app/upkeep.h"

#include <spdlog/spdlog.h>

#include "domain/hazards/escalation.h"
#include "domain/judgements/commands.h"
#include "domain/privacy/retention.h"

namespace anyuan::app {
namespace {

// How often it looks whether a new day has begun, and how long it leaves a broken database alone.
constexpr std::chrono::seconds pause{30};
// Between two turns: what many commits a second change is looked at together, and soon enough for who waits for a verdict.
constexpr std::chrono::milliseconds breath{100};

// What went wrong is logged and tried again at the next turn: nobody waits for this thread.
template <class Work>
void attempt(std::string_view what, Work&& work) {
  try {
    const auto done = work();
    if (!done.ok()) spdlog::warn("upkeep.refused what={} reason={}", what, done.error().reason);
  } catch (const std::exception& broken) {
    spdlog::error("upkeep.broken what={} why={}", what, broken.what());
  }
}

Result<judgements::Renewed> said(Result<judgements::Renewed> renewed) {
  if (renewed.ok() && renewed.value().fresh + renewed.value().turned + renewed.value().hazards > 0) {
    const auto& one = renewed.value();
    spdlog::info("upkeep.judged schools={} fresh={} turned={} hazards={}", one.schools, one.fresh, one.turned, one.hazards);
  }
  return renewed;
}

}  // namespace

Upkeep::Upkeep(const Platform& platform, const bookkeeping::Books& books) : platform_(platform), books_(books), thread_([this] { work(); }) {}

Upkeep::~Upkeep() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Upkeep::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_news_ = true;
  }
  woken_.notify_one();
}

bool Upkeep::wait() {
  std::unique_lock lock(mutex_);
  if (woken_.wait_for(lock, breath, [this] { return is_stopping_; })) return false;
  woken_.wait_for(lock, pause, [this] { return has_news_ || is_stopping_; });
  has_news_ = false;
  return !is_stopping_;
}

void Upkeep::work() {
  const auto goes_on = [this] {
    const std::lock_guard lock(mutex_);
    return !is_stopping_;
  };
  while (wait()) {
    attempt("sweep", [&] { return said(judgements::sweep(platform_, goes_on)); });
    attempt("follow", [&] { return said(judgements::follow(platform_, goes_on)); });
    escalate();
    erase();
  }
}

// A deadline is missed at midnight: once a day is enough, and the first turn makes up for days the program stood still.
void Upkeep::escalate() {
  const auto today = platform_.clock.today();
  if (escalated_on_ == today) return;
  attempt("escalate", [&] {
    auto escalated = hazards::escalate(platform_);
    if (!escalated.ok()) return escalated;
    escalated_on_ = today;
    if (escalated.value() > 0) spdlog::info("upkeep.escalated hazards={}", escalated.value());
    return escalated;
  });
}

void Upkeep::erase() {
  const auto today = platform_.clock.today();
  if (erased_on_ == today) return;
  attempt("erase", [&] {
    auto erased = privacy::erase_due(platform_, books_);
    if (!erased.ok()) return erased;
    erased_on_ = today;
    if (erased.value().records > 0) spdlog::info("upkeep.erased records={}", erased.value().records);
    return erased;
  });
}

}  // namespace anyuan::app
