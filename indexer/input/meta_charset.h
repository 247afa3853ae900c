#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The charset that an HTML page declares in its first kilobytes by <meta charset=...>, <meta
// http-equiv="Content-Type" content="...; charset=..."> or an XML declaration; "" when it does not.
std::string meta_charset(std::string_view page);

// The value of "charset=" in a Content-Type ("text/html; charset=\"utf-8\""); "" when it has none.
std::string content_type_charset(std::string_view content_type);

}  // namespace dateline
