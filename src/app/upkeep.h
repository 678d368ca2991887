#pragma once
// The thread for what nobody asks for: woken by every commit, it follows the journal and judges what has changed; once a
// day it judges every school, because days pass, and erases personal data that are past their days.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "domain/bookkeeping/book.h"

namespace anyuan::app {

class Upkeep {
 public:
  Upkeep(const Platform& platform, const bookkeeping::Books& books);
  ~Upkeep();  // waits for the part being judged
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

  void wake();  // something was committed

 private:
  void work();
  void escalate();  // once a day
  void erase();     // once a day
  bool wait();  // false: it is to stop

  const Platform& platform_;
  const bookkeeping::Books& books_;
  std::optional<Date> escalated_on_;
  std::optional<Date> erased_on_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool has_news_ = true, is_stopping_ = false;
  std::thread thread_;
};

}  // namespace anyuan::app
