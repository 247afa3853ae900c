#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Numbers as people read them, in messages; never for programs.

std::string grouped(std::uint64_t number);       // "62,032"
std::string data_size(std::uint64_t bytes);      // "0.1 MB", "201 MB", "12.4 GB"
std::string data_rate(double bytes_per_second);  // "8.3 MB/s"
std::string duration(double seconds);            // "24.1 s", "12 min 5 s"
std::string countdown(double seconds);           // "0:35", "1:02:33"

// "1 file", "62,032 files"; "12 stories" where an s is not enough.
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural = "");

}  // namespace dateline
