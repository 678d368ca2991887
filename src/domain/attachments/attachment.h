#pragma once
// An attachment (附件) is a stored photo or document that belongs to a unit: whoever sees the unit's records sees it.
// The documents of what a unit issues (notices, campaigns) are seen by the units below as well.
#include "domain/org/unit.h"
#include "platform/records/describe.h"

namespace anyuan::attachments {

using AttachmentId = Id<struct AttachmentTag>;

struct Attachment {
  records::Head head;
  std::string hash;
  std::string name;
  std::string type;
  std::int64_t size = 0;
  std::string uploaded_by;
  bool issued = false;
  bool operator==(const Attachment&) const = default;
};

inline const records::RecordType& type_of(const Attachment*) {
  using records::field;
  static const auto type = records::record<Attachment>("attachments", "at", {"附件", "Attachments"}, {
      field<&Attachment::hash>("hash", {"SHA-256", "SHA-256"}, {.read_only = true, .list = records::Listed::never}),
      field<&Attachment::name>("name", {"文件名", "File name"}, {.required = true}),
      field<&Attachment::type>("type", {"类型", "Type"}, {.read_only = true}),
      field<&Attachment::size>("size", {"大小", "Size"}, {.read_only = true, .unit = "字节"}),
      field<&Attachment::uploaded_by>("uploaded_by", {"上传人", "Uploaded by"}, {.read_only = true}),
      field<&Attachment::issued>("issued", {"已随文发布", "Issued"}, {.read_only = true}),
  });
  return type;
}

}  // namespace anyuan::attachments
