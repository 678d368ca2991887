#pragma once
// The product certificate of what protects a school, alike in every ledger of such things (R-ORG-9). That it ends later
// says nothing of a thing bought before: no expiry that anybody is reminded of.
#include "domain/schools/school.h"
#include "platform/records/describe.h"

namespace anyuan::ledgers {

enum class ProductCertificate { compulsory, voluntary, none };
BOOST_DESCRIBE_ENUM(ProductCertificate, compulsory, voluntary, none)
constexpr Label label_of(ProductCertificate kind) {
  switch (kind) {
    case ProductCertificate::compulsory: return {"强制性产品认证(CCC)", "Compulsory (CCC)"};
    case ProductCertificate::voluntary: return {"自愿性产品认证", "Voluntary"};
    case ProductCertificate::none: return {"无认证", "None"};
  }
  return {};
}

inline constexpr Label in_product_certificate{"产品认证", "Product certificate"};

template <auto Member>
records::Field product_certificate() {
  return records::field<Member>("product_certificate", {"产品认证类型", "Product certificate"},
                                {.filtered = true, .group = in_product_certificate, .also_headed = "认证类型", .also_called = "强制=compulsory|3C=compulsory|CCC=compulsory|自愿=voluntary|无=none"});
}
template <auto Member>
records::Field product_certificate_number() {
  return records::field<Member>("product_certificate_number", {"产品认证证书编号", "Certificate number"},
                                {.searched = true, .length_max = 40, .group = in_product_certificate, .also_headed = "认证证书编号|认证证书号"});
}
template <auto Member>
records::Field product_certificate_until() {
  return records::field<Member>("product_certificate_until", {"产品认证有效期至", "Certificate until"},
                                {.filtered = true, .group = in_product_certificate, .hint = {"认证证书上的截止日期", "As on the certificate"}, .also_headed = "认证有效期至|认证证书有效期"});
}

}  // namespace anyuan::ledgers
