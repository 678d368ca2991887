#include "app/demo/pictures.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <cstdlib>

#include "base/check.h"

namespace anyuan::demo {
namespace {

constexpr int width = 320, height = 240;
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

void put_number(std::string& bytes, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> static_cast<unsigned>(shift));
}

void put_chunk(std::string& png, const std::string& kind, const std::string& content) {
  put_number(png, static_cast<std::uint32_t>(content.size()));
  const auto checked = kind + content;
  png += checked;
  put_number(png, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()))));
}

std::string png_of(const std::array<std::array<Colour, width>, height>& pixels) {
  std::string raw;
  for (const auto& row : pixels) {
    raw += '\0';  // no filter
    for (const auto& pixel : row) raw.append({static_cast<char>(pixel.red), static_cast<char>(pixel.green), static_cast<char>(pixel.blue)});
  }
  auto size = compressBound(static_cast<uLong>(raw.size()));
  std::string packed(size, '\0');
  const int failed = compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()), static_cast<uLong>(raw.size()));
  CHECK(failed == Z_OK);
  packed.resize(size);
  std::string header;
  put_number(header, width);
  put_number(header, height);
  header.append({8, 2, 0, 0, 0});  // 8 bits, RGB
  std::string png("\x89PNG\r\n\x1A\n", 8);
  put_chunk(png, "IHDR", header);
  put_chunk(png, "IDAT", packed);
  put_chunk(png, "IEND", {});
  return png;
}

Colour scene_at(int x, int y, Shot shot, int variant) {
  static constexpr std::array skies{Colour{176, 208, 236}, Colour{214, 222, 226}, Colour{238, 214, 186}, Colour{160, 196, 212}, Colour{198, 214, 190}, Colour{206, 200, 224}};
  static constexpr std::array walls{Colour{178, 92, 66}, Colour{150, 140, 128}, Colour{196, 168, 120}};
  const auto sky = skies[static_cast<std::size_t>(variant) % skies.size()];
  if (y > 185) return {124, 138, 98};  // ground
  if (y < 95) return sky;
  const int gap = 70 + variant * 23 % 150;
  if (shot == Shot::before && std::abs(x - gap) < 10 + (y - 95) / 4) return sky;  // the wall is broken here
  const bool mortar = y % 15 == 0 || (x + (y / 15 % 2) * 16) % 32 == 0;
  return mortar ? Colour{212, 206, 198} : walls[static_cast<std::size_t>(variant) % walls.size()];
}

// The mark in the lower right corner: a cross or a tick.
bool is_mark(int x, int y, Shot shot) {
  const int dx = x - 284, dy = y - 206;
  if (shot == Shot::before) return std::abs(dx) <= 18 && std::abs(dy) <= 18 && std::abs(std::abs(dx) - std::abs(dy)) <= 4;
  const bool falling = dx >= -18 && dx <= -4 && std::abs(dy - dx - 16) <= 4;
  const bool rising = dx >= -6 && dx <= 20 && std::abs(dy + dx - 6) <= 4;
  return falling || rising;
}

}  // namespace

std::string picture(Shot shot, int variant) {
  std::array<std::array<Colour, width>, height> pixels{};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto mark = shot == Shot::before ? Colour{200, 30, 40} : Colour{30, 150, 70};
      pixels[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = is_mark(x, y, shot) ? mark : scene_at(x, y, shot, variant);
    }
  }
  return png_of(pixels);
}

}  // namespace anyuan::demo
