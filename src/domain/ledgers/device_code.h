#pragma once
// Codes of devices by GB/T 28181: 20 digits, of which the 11th to the 13th say what the device is.
#include <string_view>

namespace anyuan::ledgers {

std::string_view check_camera_code(std::string_view code);    // 131 camera, 132 network camera
std::string_view check_recorder_code(std::string_view code);  // 111 DVR, 118 NVR

}  // namespace anyuan::ledgers
