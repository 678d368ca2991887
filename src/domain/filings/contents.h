#pragma once
// What an edition says (备案内容): the people and bodies as they were, and what is different from the edition filed before, told in
// sentences. Of a certificate only whether there is one and until when; no number, no phone.
#include "domain/ledgers/guard.h"
#include "domain/ledgers/safety_body.h"
#include "domain/ledgers/safety_post.h"

namespace anyuan::filings {

struct FiledGuard {
  std::string source;  // the ledger's row: a renamed row is a replacement, a new row another person
  std::string name;
  ledgers::GuardKind kind = ledgers::GuardKind::full_time_guard;
  ledgers::GuardEmployer employer = ledgers::GuardEmployer::school;
  std::string company;
  std::optional<Date> hired_on;
  bool certified = false;
  std::optional<Date> certificate_expires_on;
  bool operator==(const FiledGuard&) const = default;
};

struct FiledPost {
  std::string source;
  ledgers::SafetyPostKind post = ledgers::SafetyPostKind::principal;
  std::string holder;
  bool operator==(const FiledPost&) const = default;
};

struct FiledBody {
  std::string source;
  ledgers::SafetyBodyKind kind = ledgers::SafetyBodyKind::leading_body;
  std::string name, leader, deputy;
  bool operator==(const FiledBody&) const = default;
};

enum class Subject { guard, post, body };
BOOST_DESCRIBE_ENUM(Subject, guard, post, body)
constexpr Label label_of(Subject subject) {
  switch (subject) {
    case Subject::guard: return {"保安人员", "Guards"};
    case Subject::post: return {"安全岗位", "Posts"};
    case Subject::body: return {"安全机构", "Bodies"};
  }
  return {};
}

enum class Turn { added, removed, replaced, changed };
BOOST_DESCRIBE_ENUM(Turn, added, removed, replaced, changed)
constexpr Label label_of(Turn turn) {
  switch (turn) {
    case Turn::added: return {"新增", "Added"};
    case Turn::removed: return {"减少", "Removed"};
    case Turn::replaced: return {"更换", "Replaced"};
    case Turn::changed: return {"修改", "Changed"};
  }
  return {};
}

struct Difference {
  Subject subject = Subject::guard;
  Turn turn = Turn::added;
  std::string zh, en;
  bool operator==(const Difference&) const = default;
};

struct Contents {
  std::vector<Difference> differences;
  std::vector<FiledGuard> guards;
  std::vector<FiledPost> posts;
  std::vector<FiledBody> bodies;
  bool operator==(const Contents&) const = default;
};

inline const records::RecordType& type_of(const FiledGuard*) {
  using records::field;
  static const auto type = records::record<FiledGuard>("filed_guards", "", {"备案保安人员", "Filed guards"}, {
      field<&FiledGuard::source>("source", {"台账记录", "Ledger row"}),
      field<&FiledGuard::kind>("kind", {"岗位类别", "Kind"}),
      field<&FiledGuard::name>("name", {"姓名", "Name"}),
      field<&FiledGuard::employer>("employer", {"聘用方式", "Employed by"}),
      field<&FiledGuard::company>("company", {"保安公司", "Security company"}),
      field<&FiledGuard::hired_on>("hired_on", {"到岗日期", "Hired on"}),
      field<&FiledGuard::certified>("certified", {"持有保安员证", "Certificate"}),
      field<&FiledGuard::certificate_expires_on>("certificate_expires_on", {"证件有效期至", "Certificate expires"}),
  });
  return type;
}

inline const records::RecordType& type_of(const FiledPost*) {
  using records::field;
  static const auto type = records::record<FiledPost>("filed_posts", "", {"备案安全岗位", "Filed posts"}, {
      field<&FiledPost::source>("source", {"台账记录", "Ledger row"}),
      field<&FiledPost::post>("post", {"岗位", "Post"}),
      field<&FiledPost::holder>("holder", {"任职人", "Holder"}),
  });
  return type;
}

inline const records::RecordType& type_of(const FiledBody*) {
  using records::field;
  static const auto type = records::record<FiledBody>("filed_bodies", "", {"备案安全机构", "Filed bodies"}, {
      field<&FiledBody::source>("source", {"台账记录", "Ledger row"}),
      field<&FiledBody::kind>("kind", {"机构类型", "Kind"}),
      field<&FiledBody::name>("name", {"机构名称", "Body"}),
      field<&FiledBody::leader>("leader", {"负责人", "Leader"}),
      field<&FiledBody::deputy>("deputy", {"副职", "Deputy"}),
  });
  return type;
}

inline const records::RecordType& type_of(const Difference*) {
  using records::field;
  static const auto type = records::record<Difference>("filing_differences", "", {"备案变化", "Differences"}, {
      field<&Difference::subject>("subject", {"对象", "Subject"}),
      field<&Difference::turn>("turn", {"变化", "Turn"}),
      field<&Difference::zh>("zh", {"说明", "In Chinese"}),
      field<&Difference::en>("en", {"英文说明", "In English"}),
  });
  return type;
}

inline const records::RecordType& type_of(const Contents*) {
  using records::field;
  static const auto type = records::record<Contents>("filing_contents", "", {"备案内容", "What is filed"}, {
      field<&Contents::differences>("differences", {"与上次备案相比", "Against the last one filed"}),
      field<&Contents::guards>("guards", {"保安人员", "Guards"}),
      field<&Contents::posts>("posts", {"安全岗位", "Posts"}),
      field<&Contents::bodies>("bodies", {"安全机构", "Bodies"}),
  });
  return type;
}

}  // namespace anyuan::filings
