#include "app/findings.h"

#include <fmt/format.h>

#include <algorithm>

namespace anyuan::app {
namespace {

using namespace std::chrono_literals;

constexpr std::uintmax_t mebibyte = 1024 * 1024;
constexpr std::uintmax_t space_error = 256 * mebibyte, space_warning = 2048 * mebibyte;
constexpr std::uintmax_t share_warning = 20;  // a twentieth
constexpr std::chrono::hours certificate_warning{24 * 30};
constexpr std::chrono::seconds clocks_apart_max{5};
constexpr std::size_t named_max = 5;
constexpr Instant written_at = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);  // no honest clock is older than the program

std::string named(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), named_max); ++i) text += (i == 0 ? "" : ", ") + all[i];
  return all.size() > named_max ? text + " ..." : text;
}

Words grade_words(Grade grade) {
  switch (grade) {
    case Grade::ok: return {"正常", "ok"};
    case Grade::warning: return {"警告", "warning"};
    case Grade::error: return {"错误", "error"};
  }
  return {};
}

}  // namespace

Finding judge_space(std::uintmax_t available, std::uintmax_t capacity) {
  const auto left = available / mebibyte;
  Finding found{Grade::ok, {"磁盘空间", "disk space"}, {fmt::format("还剩 {} MiB", left), fmt::format("{} MiB left", left)}, {}};
  if (available < space_warning || available < capacity / share_warning) found.grade = Grade::warning;
  if (available < space_error) found.grade = Grade::error;
  if (found.grade != Grade::ok) {
    found.remedy = {"磁盘写满后无法保存任何数据：请清理磁盘或扩容", "nothing can be saved on a full disk: make room or add some"};
  }
  return found;
}

Finding judge_certificate(Whose whose, Instant end, Instant now) {
  const auto until = beijing_text_of(end);
  Finding found{Grade::ok, {"证书", "certificate"}, {"有效期至 " + until, "valid until " + until + " (Beijing time)"}, {}};
  if (end - now >= certificate_warning) return found;
  found.grade = end > now ? Grade::warning : Grade::error;
  found.remedy = whose == Whose::bureau ? Words{"浏览器将拒绝访问：请换上新证书后重启服务", "browsers will refuse to connect: put the new certificate in place and restart"}
                                        : Words{"重启服务即自动换发", "restart the service, it renews the certificate by itself"};
  return found;
}

Finding judge_clock(Instant now, std::optional<Instant> last_event, std::optional<Instant> server_time) {
  Finding found{Grade::ok, {"时钟", "clock"}, {beijing_text_of(now), beijing_text_of(now) + " (Beijing time)"}, {}};
  const Words set_it{"期限、会话和审计都以时钟为准：请启用时间同步(NTP)", "deadlines, sessions and the audit go by the clock: turn on time synchronisation (NTP)"};
  const auto bad = [&](Grade grade, std::string zh, std::string en) {
    found.grade = grade;
    found.says = {std::move(zh), std::move(en)};
    found.remedy = set_it;
  };
  if (now < written_at) {
    bad(Grade::error, "时钟停在 " + beijing_text_of(now) + ",早于本程序", "it says " + beijing_text_of(now) + ", before this program was written");
  } else if (last_event && now < *last_event - clocks_apart_max) {
    bad(Grade::error, "早于最近一条审计记录(" + beijing_text_of(*last_event) + ")，时钟曾被回拨", "it is before the last event of the journal (" + beijing_text_of(*last_event) + "): it was set back");
  } else if (server_time && std::chrono::abs(*server_time - now) > clocks_apart_max) {
    const auto apart = std::chrono::round<std::chrono::seconds>(std::chrono::abs(*server_time - now)).count();
    bad(Grade::warning, fmt::format("与数据库服务器相差 {} 秒", apart), fmt::format("{} s apart from the database server's", apart));
  }
  return found;
}

Finding judge_schema(const db::SchemaState& state) {
  const Words subject{"表结构", "schema"};
  if (!state.unknown.empty()) {
    return {Grade::error, subject, {"数据库由更新版本的程序建立：" + named(state.unknown), "the database was made by a newer program: " + named(state.unknown)},
            {"请安装该版本的程序", "install that program"}};
  }
  if (!state.changed.empty()) {
    return {Grade::error, subject, {"升级脚本与建库时不一致：" + named(state.changed), "migrations differ from those that were applied: " + named(state.changed)},
            {"请换回正式发布的程序；数据本身未受影响", "put a released program back; the data are untouched"}};
  }
  if (!state.missing.empty()) {
    return {Grade::warning, subject, {"待升级：" + named(state.missing), "to be brought forward: " + named(state.missing)},
            {"先备份，再启动服务，会自动升级", "back up, then start the service: it does so by itself"}};
  }
  return {Grade::ok, subject, {"与本程序一致", "as this program expects"}, {}};
}

Finding judge_journal(const journal::Verdict& verdict) {
  const Words subject{"审计链", "journal"};
  if (!verdict.broken_at) {
    return {Grade::ok, subject, {fmt::format("共 {} 条，链条完整", verdict.events), fmt::format("intact, {} events", verdict.events)}, {}};
  }
  return {Grade::error, subject, {fmt::format("在第 {} 条断裂", *verdict.broken_at), fmt::format("broken at event {}: {}", *verdict.broken_at, verdict.why)},
          {"记录被人改动过：保留现场，与最近的备份比对，并报告审计管理员", "someone altered it: keep everything as it is, compare with the last backup, tell the audit administrator"}};
}

Finding judge_settings(const std::vector<db::Setting>& lossy) {
  const Words subject{"数据库设置", "database settings"};
  if (lossy.empty()) return {Grade::ok, subject, {"提交即落盘", "what is committed is on disk"}, {}};
  std::string list;
  for (const auto& [name, value] : lossy) list += fmt::format("{}{}={}", list.empty() ? "" : ", ", name, value);
  return {Grade::warning, subject, {list + ":断电会丢失已确认的数据", list + ": a power cut loses what was already confirmed"},
          {"请在 postgresql.conf 中改为 on 并重启数据库", "set them to on in postgresql.conf and restart the database"}};
}

Finding judge_files(const FilesSeen& seen) {
  const auto counts = fmt::format("{}/{}", seen.looked_at, seen.needed);
  Finding found{Grade::ok, {"附件文件", "attached files"}, {"已核对 " + counts + ",完好", counts + " looked at, sound"}, {}};
  if (seen.missing.empty() && seen.altered.empty()) return found;
  found.grade = Grade::error;
  found.says = {fmt::format("已核对 {}：缺失 {}({})，内容不符 {}({})", counts, seen.missing.size(), named(seen.missing), seen.altered.size(), named(seen.altered)),
                fmt::format("{} looked at: {} missing ({}), {} altered ({})", counts, seen.missing.size(), named(seen.missing), seen.altered.size(), named(seen.altered))};
  found.remedy = {"从最近的备份把 files/ 中缺少的文件拷回；检查磁盘是否损坏", "copy what is missing back into files/ from the last backup; see whether the disk is failing"};
  return found;
}

std::string text_of(const Finding& finding) {
  const auto grade = grade_words(finding.grade);
  auto text = fmt::format("[{} {}] {} {}: {} ({})\n", grade.zh, grade.en, finding.subject.zh, finding.subject.en, finding.says.zh, finding.says.en);
  if (!finding.remedy.zh.empty()) text += fmt::format("    怎么办 what to do: {}\n    {}\n", finding.remedy.zh, finding.remedy.en);
  return text;
}

int exit_code(const std::vector<Finding>& findings) {
  Grade worst = Grade::ok;
  for (const auto& finding : findings) worst = std::max(worst, finding.grade);
  return static_cast<int>(worst);
}

}  // namespace anyuan::app
