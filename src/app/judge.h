#pragma once
// The thread that keeps judgements up to date: woken by every commit, it follows the journal; once a day it judges every
// school, because days pass.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/platform.h"

namespace anyuan::app {

class Judge {
 public:
  explicit Judge(const Platform& platform);
  ~Judge();  // waits for the part being judged
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  void wake();  // something was committed

 private:
  void work();
  bool wait();  // false: it is to stop

  const Platform& platform_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool has_news_ = true, is_stopping_ = false;
  std::thread thread_;
};

}  // namespace anyuan::app
