#pragma once
// A data request (个人信息申请): a guard, a teacher or a pupil's guardian asks what is kept, wants it corrected or erased
// (个人信息保护法 art. 44-50, 未成年人网络保护条例 art. 34). A refusal is written and gives its reasons.
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::privacy {

enum class Relation { self, guardian, agent };
BOOST_DESCRIBE_ENUM(Relation, self, guardian, agent)
constexpr Label label_of(Relation relation) {
  switch (relation) {
    case Relation::self: return {"本人", "The person"};
    case Relation::guardian: return {"监护人", "Guardian"};
    case Relation::agent: return {"受委托人", "Agent"};
  }
  return {};
}

enum class Wish { access, correct, erase };
BOOST_DESCRIBE_ENUM(Wish, access, correct, erase)
constexpr Label label_of(Wish wish) {
  switch (wish) {
    case Wish::access: return {"查阅、复制", "See or copy"};
    case Wish::correct: return {"更正、补充", "Correct"};
    case Wish::erase: return {"删除", "Erase"};
  }
  return {};
}

enum class RequestState { open, answered, refused };
BOOST_DESCRIBE_ENUM(RequestState, open, answered, refused)
constexpr Label label_of(RequestState state) {
  switch (state) {
    case RequestState::open: return {"待答复", "Open"};
    case RequestState::answered: return {"已答复", "Answered"};
    case RequestState::refused: return {"已书面拒绝", "Refused in writing"};
  }
  return {};
}

// GB/T 35273-2020 8.7 a): answered within 30 days.
inline constexpr int days_to_answer = 30;

struct DataRequest {
  records::Head head;
  schools::SchoolId school;
  std::string subject;  // whose data
  Relation relation = Relation::self;
  std::string applicant;
  records::Secret contact;
  Wish wish = Wish::access;
  std::string what;
  Date received_on{};
  std::optional<Date> answer_by;  // while it is open
  RequestState state = RequestState::open;
  std::optional<Date> answered_on;
  std::string answer;
  bool operator==(const DataRequest&) const = default;
};

inline const records::RecordType& type_of(const DataRequest*) {
  using records::field, records::Listed;
  static const auto type = records::record<DataRequest>("data_requests", "dr", {"个人信息申请", "Data requests"}, {
      field<&DataRequest::school>("school", {"所在学校", "School"}, {.required = true, .filtered = true, .list = Listed::shown, .refers_to = "schools"}),
      field<&DataRequest::subject>("subject", {"涉及人员", "Whose data"}, {.required = true, .searched = true, .list = Listed::shown, .length_max = 20, .hint = {"按姓名汇总本校保存的内容", "What is kept is gathered by this name"}}),
      field<&DataRequest::relation>("relation", {"申请人身份", "Applicant is"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&DataRequest::applicant>("applicant", {"申请人", "Applicant"}, {.required = true, .list = Listed::shown, .length_max = 20}),
      field<&DataRequest::contact>("contact", {"联系方式", "Contact"}, {.length_max = 40}),
      field<&DataRequest::wish>("wish", {"申请事项", "Wish"}, {.required = true, .filtered = true, .list = Listed::shown}),
      field<&DataRequest::what>("what", {"具体内容", "What in particular"}, {.shape = records::Kind::multiline, .length_max = 500}),
      field<&DataRequest::received_on>("received_on", {"收到日期", "Received on"}, {.required = true, .filtered = true, .sorted = true, .list = Listed::shown}),
      field<&DataRequest::answer_by>("answer_by", {"答复期限", "Answer by"}, {.read_only = true, .filtered = true, .sorted = true, .expires = true, .list = Listed::shown}),
      field<&DataRequest::state>("state", {"状态", "State"}, {.read_only = true, .filtered = true, .list = Listed::shown}),
      field<&DataRequest::answered_on>("answered_on", {"答复日期", "Answered on"}, {.read_only = true}),
      field<&DataRequest::answer>("answer", {"答复内容", "Answer"}, {.read_only = true, .shape = records::Kind::multiline, .length_max = 500}),
  }, "-id");
  return type;
}

}  // namespace anyuan::privacy
