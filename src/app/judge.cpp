#include "app/judge.h"

#include <spdlog/spdlog.h>

#include "domain/judgements/commands.h"

namespace anyuan::app {
namespace {

// How often it looks whether a new day has begun, and how long it leaves a broken database alone.
constexpr std::chrono::seconds pause{30};

// What went wrong is logged and tried again at the next turn: judgements are derived, and nobody waits for this thread.
void run(const char* what, const std::function<Result<judgements::Renewed>()>& renew) {
  try {
    const auto renewed = renew();
    if (!renewed.ok()) spdlog::warn("judge.refused what={} reason={}", what, renewed.error().reason);
    else if (renewed.value().fresh + renewed.value().turned + renewed.value().hazards > 0) {
      spdlog::info("judge.renewed what={} schools={} fresh={} turned={} hazards={}", what, renewed.value().schools, renewed.value().fresh, renewed.value().turned, renewed.value().hazards);
    }
  } catch (const std::exception& broken) {
    spdlog::error("judge.broken what={} why={}", what, broken.what());
  }
}

}  // namespace

Judge::Judge(const Platform& platform) : platform_(platform), thread_([this] { work(); }) {}

Judge::~Judge() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Judge::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_news_ = true;
  }
  woken_.notify_one();
}

bool Judge::wait() {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, pause, [this] { return has_news_ || is_stopping_; });
  has_news_ = false;
  return !is_stopping_;
}

void Judge::work() {
  const auto goes_on = [this] {
    const std::lock_guard lock(mutex_);
    return !is_stopping_;
  };
  while (wait()) {
    run("day", [&] { return judgements::sweep(platform_, goes_on); });
    run("news", [&] { return judgements::follow(platform_, goes_on); });
  }
}

}  // namespace anyuan::app
