// The command line. Each command is a few lines here; the work is in the application.
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/application.h"
#include "app/backup.h"
#include "app/check_pack.h"
#include "app/commands.h"
#include "app/doctor.h"
#include "app/serve.h"
#include "app/system.h"

namespace {

using namespace anyuan::app;

struct Options {
  std::string data, listen, database, root = "4503", out, file, record = "schools", account, password, campaign;
  std::vector<std::string> names;
  anyuan::demo::Plan city;
  bool only_make = false;
  bool accept_good_rows = false;
  bool open_demo = false;
  bool look_at_all = false;
  bool pack_names = false;
};

Config configured(const Options& options, UnknownKeys unknown) {
  auto config = load_config(options.data, unknown);
  if (!options.listen.empty()) config.listen = options.listen;
  if (!options.database.empty()) config.database = options.database;
  config.open_demo = options.open_demo;
  config.names.insert(config.names.end(), options.names.begin(), options.names.end());
  spdlog::set_level(spdlog::level::from_str(config.log_level));
  return config;
}

struct World {
  SystemClock clock;
  SystemRandom random;
};

// Adds a command that runs with the configuration of its flags.
using Command = std::function<CLI::App*(const char* name, const char* help, const std::function<int(const Config&)>& run)>;

CLI::App* add_demo(const Command& command, Options& options, World& world) {
  auto* demo = command("demo", "建立演示市并启动 make a demo city and serve it", [&](const Config& config) {
    keep_stop_signals();
    return run_demo(config, world.clock, world.random, options.city, options.only_make ? After::stop : After::serve);
  });
  demo->add_option("--schools", options.city.schools, "每个县区的学校数 schools to a county")->check(CLI::Range(4, 1500));
  demo->add_option("--hazards", options.city.hazards, "每所学校至少的隐患数，供压力测试 hazards to a school, for benchmarks")->check(CLI::Range(0, 100));
  demo->add_option("--seed", options.city.seed, "生成数据的种子 seed");
  demo->add_flag("--only-make", options.only_make, "只生成，不启动 make it and stop");
  return demo;
}

void add_report(const Command& command, Options& options, World& world) {
  auto* report = command("report", "输出专项行动报告 write a campaign's report", [&](const Config& config) {
    Application application(config, world.clock, world.random);
    return run_report(application, {options.campaign, options.out, options.account});
  });
  report->add_option("--campaign", options.campaign, "专项行动的名称或编号 the campaign's name or id")->required();
  report->add_option("--out", options.out, "输出文件 the .xlsx file to write")->required();
  report->add_option("--account", options.account, "以哪个账号的范围 within an account's scope");
}

void add_doctor(const Command& command, Options& options, World& world) {
  auto* doctor = command("doctor", "体检：数据库、审计链、附件、证书、时钟、磁盘 examine the installation; 0 all well, 1 a warning, 2 an error", [&](const Config& config) {
    return run_doctor(config, world.clock, world.random, options.look_at_all ? Look::all : Look::sample);
  });
  doctor->add_flag("--full", options.look_at_all, "核对全部附件文件，而不是抽样 read every attached file, not a sample");
}

void add_excel_commands(const Command& command, Options& options, World& world) {
  auto* importing = command("import", "导入 Excel 台账 import a workbook", [&](const Config& config) {
    Application application(config, world.clock, world.random);
    return run_import(application, {options.file, options.record, options.account, options.accept_good_rows});
  });
  importing->add_option("file", options.file, "文件 the .xlsx file")->required();
  importing->add_option("--account", options.account, "以哪个账号导入 the account that imports")->required();
  importing->add_flag("--accept-good-rows", options.accept_good_rows, "有误的行不导入，其余写入 leave refused rows out");
  auto* blank = command("template", "输出导入模板 write an import template", [&](const Config& config) {
    Application application(config, world.clock, world.random);
    return run_template(application, options.record, options.out);
  });
  blank->add_option("--out", options.out, "输出文件 the .xlsx file to write")->required();
  for (auto* sub : {importing, blank}) sub->add_option("--record", options.record, "台账 the book (schools)");
}

}  // namespace

int main(int argc, char** argv) {
  umask(0077);  // what is in the data folder is for the program's own user
  CLI::App cli{"安园 校园安防信息化综合管理平台 (campus-security management platform)"};
  cli.require_subcommand(1);
  Options options;
  int code = 0;
  World world;
  const auto& clock = world.clock;
  auto& random = world.random;
  const Command command = [&](const char* name, const char* help, const std::function<int(const Config&)>& run) {
    auto* sub = cli.add_subcommand(name, help);
    sub->add_option("--data", options.data, "数据目录 data folder");
    sub->add_option("--database", options.database, "PostgreSQL 连接串；缺省用数据目录内的 SQLite");
    // The doctor says of a wrong key what it means; whoever else went on would run with other settings than were meant.
    const auto unknown = std::string_view(name) == "doctor" ? UnknownKeys::ignored : UnknownKeys::refused;
    sub->callback([&, run, unknown] { code = run(configured(options, unknown)); });
    return sub;
  };
  auto* serving = command("serve", "启动服务 serve", [&](const Config& config) {
    keep_stop_signals();
    Application application(config, clock, random);
    return serve(application, config, [](const std::string& url) { fmt::print("安园已启动 started: {}\n", url); std::fflush(stdout); });
  });
  for (auto* sub : {serving, add_demo(command, options, world)}) {
    sub->add_option("--listen", options.listen, "地址:端口 address:port");
    sub->add_option("--name", options.names, "证书中的名称 further names in the certificate");
    sub->add_flag("--open-demo", options.open_demo, "演示市允许从其他机器访问(密码公开) let other machines reach the demo city, whose password is public");
  }
  command("init", "首次初始化：区划与三员 first start: divisions and the three administrators", [&](const Config& config) {
    Application application(config, clock, random);
    return run_init(application, options.root);
  })->add_option("--root", options.root, "区划代码(2 或 4 位) division code");
  add_doctor(command, options, world);
  command("table", "输出一本台账的建表语句 print the table of a book as SQL", [&](const Config& config) {
    const Application application(config, clock, random);
    const auto* book = application.books().find(options.record);
    if (book == nullptr) throw std::runtime_error("no such book: " + options.record);
    std::cout << anyuan::records::create_table(book->type);
    return 0;
  })->add_option("--record", options.record, "台账 book");
  command("backup", "备份数据目录，服务可继续运行 back up beside a running server", [&](const Config& config) {
    return run_backup(config, options.file);
  })->add_option("--out", options.file, "备份文件 the file to write")->required();
  command("restore", "从备份恢复到空的数据目录 restore into an empty data folder", [&](const Config& config) {
    return run_restore(config, options.file);
  })->add_option("--from", options.file, "备份文件 the file to read")->required();
  add_report(command, options, world);
  add_excel_commands(command, options, world);
  auto* checking = cli.add_subcommand("check-pack", "检查规则包文件 check the file of a rule pack");
  checking->add_option("file", options.file, "文件 the .yaml file");
  checking->add_flag("--names", options.pack_names, "列出规则包可以用的名称 print the names a pack may use");
  checking->require_option(1);
  checking->callback([&] { code = options.pack_names ? run_pack_names() : run_check_pack(options.file); });
  command("export-api", "输出 OpenAPI 文档", [&](const Config& config) {
    const Application application(config, clock, random);
    std::cout << application.openapi() << '\n';
    return 0;
  });
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return cli.exit(wrong);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "错误 error: {}\n", failure.what());
    return 1;
  }
  return code;
}
