// Reads a formula: words, then operators by precedence, each checked for its types as it is met.
#include <algorithm>
#include <charconv>
#include <map>

#include "platform/formula/formula.h"

namespace anyuan::formula {
namespace {

constexpr std::size_t length_max = 1000;
constexpr int depth_max = 40;  // brackets within brackets; evaluating goes as deep

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_name(char c) { return starts_name(c) || is_digit(c) || c == '.'; }

struct Word {
  enum class Kind { end, number, text, name, sign } kind = Kind::end;
  std::string_view text;
  std::size_t column = 1;
  bool is(std::string_view sign) const { return kind == Kind::sign && text == sign; }
};

struct Refused {
  Fault fault;
};

[[noreturn]] void refuse(std::size_t column, std::string_view reason, std::string_view word = {}) {
  throw Refused{{column, std::string(reason), std::string(word)}};
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) { next(); }
  const Word& peek() const { return word_; }
  Word take() {
    const auto word = word_;
    next();
    return word;
  }
  bool take_if(std::string_view sign) {
    if (!word_.is(sign)) return false;
    next();
    return true;
  }
  void expect(std::string_view sign) {
    if (!take_if(sign)) refuse(word_.column, "formula_expected", sign);
  }

 private:
  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
    const auto start = at_;
    word_ = {Word::Kind::end, {}, start + 1};
    if (start == text_.size()) return;
    const char c = text_[start];
    if (is_digit(c)) {
      run(Word::Kind::number, [](char d) { return is_digit(d) || d == '.'; });
    } else if (starts_name(c)) {
      run(Word::Kind::name, in_name);
    } else if (c == '"' || c == '\'') {
      const auto end = text_.find(c, start + 1);
      if (end == std::string_view::npos) refuse(start + 1, "formula_text_open");
      word_ = {Word::Kind::text, text_.substr(start + 1, end - start - 1), start + 1};
      at_ = end + 1;
    } else {
      sign();
    }
  }
  template <class Belongs>
  void run(Word::Kind kind, Belongs belongs) {
    const auto start = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    word_ = {kind, text_.substr(start, at_ - start), start + 1};
  }
  void sign() {
    constexpr std::string_view two[] = {"&&", "||", "==", "!=", "<=", ">="};
    const auto pair = text_.substr(at_, 2);
    const std::size_t length = std::ranges::find(two, pair) != std::end(two) ? 2 : 1;
    if (length == 1 && std::string_view("+-*/<>!?:()[],").find(text_[at_]) == std::string_view::npos) refuse(at_ + 1, "formula_sign_unknown", text_.substr(at_, 1));
    word_ = {Word::Kind::sign, text_.substr(at_, length), at_ + 1};
    at_ += length;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Word word_;
};

}  // namespace

class Reader {
 public:
  using Op = Formula::Op;
  Reader(std::string_view text, const Names& names) : words_(text), names_(names) {}

  Formula whole(std::optional<Type> wanted) {
    const auto top = choice();
    if (words_.peek().kind != Word::Kind::end) refuse(words_.peek().column, "formula_goes_on", words_.peek().text);
    if (wanted && type(top) != *wanted) refuse(1, "formula_wrong_type", name_of(*wanted));
    std::ranges::sort(made_.slots_);
    const auto twice = std::ranges::unique(made_.slots_);
    made_.slots_.erase(twice.begin(), twice.end());
    return std::move(made_);
  }

 private:
  using At = std::uint32_t;
  struct Deeper {
    explicit Deeper(Reader& of) : reader(of) {
      if (++reader.depth_ > depth_max) refuse(reader.words_.peek().column, "formula_too_deep");
    }
    ~Deeper() { --reader.depth_; }
    Reader& reader;
  };

  Type type(At at) const { return made_.nodes_[at].type; }
  At add(Op op, Type type, std::vector<At> below) {
    made_.nodes_.push_back({op, type, {}, 0, std::move(below)});
    return static_cast<At>(made_.nodes_.size() - 1);
  }
  void want(At at, Type wanted, const Word& beside) const {
    if (type(at) != wanted) refuse(beside.column, "formula_wrong_type", name_of(wanted));
  }

  At choice() {
    const Deeper deeper(*this);
    const auto condition = either();
    const auto mark = words_.peek();
    if (!words_.take_if("?")) return condition;
    want(condition, Type::boolean, mark);
    const auto yes = choice();
    words_.expect(":");
    const auto no = choice();
    if (type(yes) != type(no)) refuse(mark.column, "formula_types_differ");
    return add(Op::choose, type(yes), {condition, yes, no});
  }
  At either() { return joined("||", Op::either, [this] { return both(); }); }
  At both() { return joined("&&", Op::both, [this] { return comparison(); }); }
  template <class Part>
  At joined(std::string_view sign, Op op, Part part) {
    auto left = part();
    while (words_.peek().is(sign)) {
      const auto word = words_.take();
      want(left, Type::boolean, word);
      const auto right = part();
      want(right, Type::boolean, word);
      left = add(op, Type::boolean, {left, right});
    }
    return left;
  }

  At comparison() {
    static const std::map<std::string_view, Op> ops = {{"==", Op::equal}, {"!=", Op::unequal}, {"<", Op::less},
                                                       {"<=", Op::at_most}, {">", Op::greater}, {">=", Op::at_least}};
    const auto left = sum();
    const auto word = words_.peek();
    if (word.kind == Word::Kind::name && word.text == "in") {
      words_.take();
      return among(left);
    }
    const auto op = ops.find(word.kind == Word::Kind::sign ? word.text : std::string_view{});
    if (op == ops.end()) return left;
    words_.take();
    const auto right = sum();
    if (type(left) != type(right)) refuse(word.column, "formula_types_differ");
    const bool orders = op->second != Op::equal && op->second != Op::unequal;
    if (orders && type(left) != Type::number && type(left) != Type::date) refuse(word.column, "formula_no_order", word.text);
    check_choice(left, right, word.column);
    check_choice(right, left, word.column);
    return add(op->second, Type::boolean, {left, right});
  }

  At among(At left) {
    std::vector<At> all{left};
    words_.expect("[");
    do {
      const auto column = words_.peek().column;
      all.push_back(sum());
      if (type(all.back()) != type(left)) refuse(column, "formula_types_differ");
      check_choice(left, all.back(), column);
    } while (words_.take_if(","));
    words_.expect("]");
    return add(Op::among, Type::boolean, std::move(all));
  }

  // A choice compared with a word that is none of its choices is a slip of the pen.
  void check_choice(At name, At constant, std::size_t column) const {
    const auto choices = choices_.find(name);
    const auto& node = made_.nodes_[constant];
    if (choices == choices_.end() || choices->second.empty() || node.op != Op::constant) return;
    if (std::ranges::find(choices->second, node.value.text) == choices->second.end()) refuse(column, "formula_no_such_choice", node.value.text);
  }

  At sum() {
    auto left = product();
    while (words_.peek().is("+") || words_.peek().is("-")) {
      const auto word = words_.take();
      const auto right = product();
      left = add(word.is("+") ? Op::plus : Op::minus, sum_type(left, right, word), {left, right});
    }
    return left;
  }
  // Days may be added to and taken from a date, and one date from another.
  Type sum_type(At left, At right, const Word& word) const {
    const auto a = type(left), b = type(right);
    if (a == Type::number && b == Type::number) return Type::number;
    if (a == Type::date && b == Type::number) return Type::date;
    if (a == Type::date && b == Type::date && word.is("-")) return Type::number;
    refuse(word.column, "formula_wrong_type", name_of(Type::number));
  }
  At product() {
    auto left = signed_one();
    while (words_.peek().is("*") || words_.peek().is("/")) {
      const auto word = words_.take();
      want(left, Type::number, word);
      const auto right = signed_one();
      want(right, Type::number, word);
      left = add(word.is("*") ? Op::times : Op::over, Type::number, {left, right});
    }
    return left;
  }
  At signed_one() {
    const auto word = words_.peek();
    if (!word.is("!") && !word.is("-")) return one();
    const Deeper deeper(*this);
    words_.take();
    const auto below = signed_one();
    const auto wanted = word.is("!") ? Type::boolean : Type::number;
    want(below, wanted, word);
    return add(word.is("!") ? Op::inverse : Op::negative, wanted, {below});
  }

  At one() {
    const auto word = words_.take();
    switch (word.kind) {
      case Word::Kind::number: return number(word);
      case Word::Kind::text: return constant(Type::text, Value::of(std::string(word.text)));
      case Word::Kind::name: return name(word);
      case Word::Kind::end: refuse(word.column, "formula_ends_early");
      case Word::Kind::sign: break;
    }
    if (!word.is("(")) refuse(word.column, "formula_value_expected", word.text);
    const auto inner = choice();
    words_.expect(")");
    return inner;
  }
  At constant(Type type, Value value) {
    const auto at = add(Op::constant, type, {});
    made_.nodes_[at].value = std::move(value);
    return at;
  }
  At number(const Word& word) {
    double value = 0;
    const auto* end = word.text.data() + word.text.size();
    const auto read = std::from_chars(word.text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) refuse(word.column, "formula_no_number", word.text);
    return constant(Type::number, Value::of(value));
  }
  At name(const Word& word) {
    if (word.text == "true" || word.text == "false") return constant(Type::boolean, Value::of(word.text == "true"));
    if (words_.peek().is("(")) return call(word);
    const auto symbol = names_(word.text);
    if (!symbol) refuse(word.column, "formula_no_such_name", word.text);
    const auto at = add(Op::name, symbol->type, {});
    made_.nodes_[at].slot = symbol->slot;
    made_.slots_.push_back(symbol->slot);
    choices_[at] = symbol->choices;
    return at;
  }
  At call(const Word& word) {
    struct Function {
      Op op;
      std::size_t fewest, most;
    };
    static const std::map<std::string_view, Function> functions = {{"min", {Op::least, 2, 10}}, {"max", {Op::most, 2, 10}}, {"floor", {Op::rounded_down, 1, 1}},
                                                                   {"ceil", {Op::rounded_up, 1, 1}}, {"known", {Op::is_known, 1, 1}}};
    const auto function = functions.find(word.text);
    if (function == functions.end()) refuse(word.column, "formula_no_such_function", word.text);
    const auto& [op, fewest, most] = function->second;
    words_.expect("(");
    std::vector<At> below;
    do {
      below.push_back(choice());
      if (op != Op::is_known) want(below.back(), Type::number, word);
    } while (words_.take_if(","));
    words_.expect(")");
    if (below.size() < fewest || below.size() > most) refuse(word.column, "formula_wrong_count", word.text);
    return add(op, op == Op::is_known ? Type::boolean : Type::number, std::move(below));
  }

  Words words_;
  const Names& names_;
  Formula made_;
  std::map<At, std::vector<std::string>> choices_;  // of the names in it
  int depth_ = 0;
};

std::variant<Formula, Fault> Formula::read(std::string_view text, const Names& names, std::optional<Type> wanted) {
  if (text.size() > length_max) return Fault{length_max, "formula_too_long"};
  try {
    return Reader(text, names).whole(wanted);
  } catch (const Refused& refused) {
    return refused.fault;
  }
}

}  // namespace anyuan::formula
