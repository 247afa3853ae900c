#include "indexer/input/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/meta_charset.h"

namespace dateline {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{128} << 10;  // shown to ICU's detector
constexpr std::size_t kLeadBytes = std::size_t{1} << 10;      // of them before the first high byte
constexpr std::size_t kFewHighBytes = 6;                      // too few to tell charsets apart by
constexpr int kLeastConfidence = 10;                          // of ICU's detector, of 100

// Labels that browsers read as a larger charset than their name says, and ICU does not.
struct Label {
  std::string_view label;
  const char* charset;
};
constexpr Label kLabels[] = {
    {"ascii", "windows-1252"},
    {"usascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso88599", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso885911", "windows-874"},
    {"tis620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"gb231280", "gb18030"},
    {"xgbk", "gb18030"},
    {"big5", "Big5-HKSCS"},
    {"shiftjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"xsjis", "windows-31j"},
    {"euckr", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"iso88598i", "ISO-8859-8"},
    {"xmaccyrillic", "x-mac-cyrillic"},
    {"unicode", "UTF-16LE"},
    {"utf8", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
};

// Small letters and digits alone, which is how labels are compared.
std::string folded(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

struct Utf8Counts {
  std::size_t good = 0;  // well-formed characters beyond ASCII
  std::size_t bad = 0;   // bytes of none
};

Utf8Counts count_utf8(std::string_view bytes, bool at_end) {
  Utf8Counts counts;
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const bool damaged =
        next_code_point(bytes, i) == 0xFFFD && bytes.substr(begin, 3) != "\xef\xbf\xbd";
    if (damaged && !at_end && bytes.size() - begin < 4) break;  // perhaps only cut
    ++(damaged ? counts.bad : counts.good);
  }
  return counts;
}

// "UTF-16LE" or "UTF-16BE" when every other byte of some text is zero: ASCII in UTF-16.
const char* utf16_by_zeros(std::string_view bytes) {
  const std::string_view head =
      bytes.substr(0, std::min<std::size_t>(bytes.size(), 512) & ~std::size_t{1});
  if (head.size() < 10) return nullptr;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t pairs = head.size() / 2;
  if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 10 < pairs) return "UTF-16LE";
  if (zeros[0] * 10 >= pairs * 7 && zeros[1] * 10 < pairs) return "UTF-16BE";
  return nullptr;
}

// Charsets that write other alphabets with ASCII bytes.
bool is_seven_bit(const std::string& charset) {
  return charset.starts_with("ISO-2022") || charset == "HZ-GB-2312" || charset == "HZ";
}

bool is_latin(const std::string& charset) {
  static constexpr std::string_view kLatin[] = {"windows-1252", "windows-1254", "windows-1250",
                                                "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-9",
                                                "ISO-8859-15"};
  return std::find(std::begin(kLatin), std::end(kLatin), charset) != std::end(kLatin);
}

// The small final sigma of Greek charsets, a frequent letter of Cyrillic ones, ends words.
bool is_impossible_greek(const std::string& charset, std::string_view sample) {
  if (charset != "windows-1253" && charset != "ISO-8859-7") return false;
  std::size_t final = 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); ++i) {
    if (sample[i] != '\xf2') continue;
    ++(static_cast<unsigned char>(sample[i + 1]) >= 0xC1 ? inside : final);
  }
  return inside * 3 > final;
}

std::string detect_by_icu(std::string_view bytes, bool markup) {
  const auto high =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const auto first = static_cast<std::size_t>(high - bytes.begin());
  std::string_view sample = bytes.substr(first > kLeadBytes ? first - kLeadBytes : 0);
  sample = sample.substr(0, kSampleBytes);
  const auto high_bytes =
      std::count_if(sample.begin(), sample.end(), [](char c) { return (c & 0x80) != 0; });
  if (static_cast<std::size_t>(high_bytes) < kFewHighBytes) return "windows-1252";

  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                            &ucsdet_close);
  if (U_FAILURE(error)) return "windows-1252";
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), markup ? 1 : 0);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error) || matches == nullptr) return "windows-1252";
  // Where most letters are high bytes, the alphabet is not Latin, whatever its n-grams look like.
  const auto ascii_letters = std::count_if(sample.begin(), sample.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const bool latin = markup || high_bytes < ascii_letters;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &error);
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_FAILURE(error) || (latin && confidence < kLeastConfidence)) break;
    const std::string charset = charset_by_label(name);
    // Not UTF-8 as counted before; the UTF-16 of a sample without zeros is chance.
    if (charset.empty() || charset.starts_with("UTF-") || (!latin && is_latin(charset))) continue;
    if (is_impossible_greek(charset, sample)) continue;
    return charset;
  }
  return latin ? "windows-1252" : "windows-1251";
}

}  // namespace

std::string charset_by_label(std::string_view label) {
  const std::string name = folded(label);
  if (name.empty() || name.size() > 40) return "";
  for (const Label& known : kLabels) {
    if (known.label == name) return known.charset;
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(trim(label)).c_str(), &error), &ucnv_close);
  if (U_FAILURE(error)) return "";
  const char* canonical = ucnv_getName(converter.get(), &error);
  if (U_FAILURE(error)) return "";
  error = U_ZERO_ERROR;
  for (const char* standard : {"MIME", "IANA"}) {
    const char* known = ucnv_getStandardName(canonical, standard, &error);
    if (U_SUCCESS(error) && known != nullptr) return known;
    error = U_ZERO_ERROR;
  }
  return canonical;
}

std::string detect_charset(std::string_view bytes, const CharsetHints& hints, bool at_end) {
  if (bytes.starts_with(kByteOrderMark)) return "UTF-8";
  if (bytes.starts_with("\xff\xfe")) return "UTF-16LE";
  if (bytes.starts_with("\xfe\xff")) return "UTF-16BE";
  if (const char* utf16 = utf16_by_zeros(bytes)) return utf16;

  std::string declared = charset_by_label(hints.declared);
  if (declared.empty() && hints.markup) {
    declared = charset_by_label(meta_charset(bytes));
    // The declaration was read as ASCII, so it cannot be true.
    if (declared.starts_with("UTF-16") || declared.starts_with("UTF-32")) declared = "UTF-8";
  }
  // These are ASCII compatible; UTF-16 would have had zeros or a mark, or a text without ASCII.
  const Utf8Counts counts = count_utf8(bytes, at_end);
  if (counts.bad == 0) {
    const bool ascii = counts.good == 0;
    if (ascii && is_seven_bit(declared)) return declared;
    if (ascii && bytes.find("\x1b$") != std::string_view::npos) return "ISO-2022-JP";
    return "UTF-8";
  }
  if (counts.good > counts.bad) return "UTF-8";
  if (!declared.empty() && declared != "UTF-8" && !is_seven_bit(declared)) return declared;
  return detect_by_icu(bytes, hints.markup);
}

std::string decode_from(std::string_view bytes, const std::string& charset) {
  if (charset == "UTF-8") return repair_utf8(bytes);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &error),
                                                                &ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &error),
                                                              &ucnv_close);
  if (U_FAILURE(error)) return repair_utf8(bytes);
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) bytes.remove_prefix(2);
  std::string out;
  std::vector<char> buffer(std::size_t{32} << 10);
  std::vector<UChar> pivot(std::size_t{16} << 10);
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* next = bytes.data();
  const char* const end = next + bytes.size();
  out.reserve(bytes.size() + bytes.size() / 2);
  bool first = true;
  do {
    char* target = buffer.data();
    error = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &next, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   first ? 1 : 0, 1, &error);
    first = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return repair_utf8(out);
}

std::string decode_text(std::string_view bytes, const CharsetHints& hints) {
  return decode_from(bytes, detect_charset(bytes, hints));
}

}  // namespace dateline
