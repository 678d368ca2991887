#include "kit/zipped.h"

#include <zip.h>

#include <stdexcept>

namespace anyuan::kit {

std::string zipped(const std::vector<ZipPart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("cannot start a zip");
  for (const auto& part : parts) {
    auto* content = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
    zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write a zip");
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

std::string workbook_bytes(const Workbook& workbook) {
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::vector<ZipPart> parts{
      {"_rels/.rels", relations + "<Relationship Id=\"r1\" Type=\"" + relation + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns=\"m\" xmlns:r=\"" + relation + "\">" + workbook.properties +
                              "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations + "<Relationship Id=\"r1\" Type=\"" + relation + "worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"m\">" + workbook.sheet + "</worksheet>"}};
  parts.insert(parts.end(), workbook.parts.begin(), workbook.parts.end());
  return zipped(parts);
}

}  // namespace anyuan::kit
