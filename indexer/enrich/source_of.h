#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace dateline {

// The host of a URL in small letters, without "www." and port; "" when there is none.
std::string host_of(std::string_view url);

// Who an article comes from, as far as it can be told before anything is read in its text: the
// source that the input gives, else the host of the URL, else the folder that the file lies in.
std::string source_of(const Article& article, std::string_view file);

}  // namespace dateline
