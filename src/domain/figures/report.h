#pragma once
// The campaign report (专项行动报告) as a workbook for printing: the figures, the counties' progress, and the lists behind
// them, all read in one transaction, so that the sheets agree with each other.
#include "domain/figures/queries.h"

namespace anyuan::figures {

enum class Data { real, demo };  // a demo's report says so on every page

struct Report {
  std::string file_name, bytes;
};

// Refused as of_campaign is.
Result<Report> make_report(const Platform& platform, const accounts::Actor& actor, const Asked& asked, Data data);

}  // namespace anyuan::figures
