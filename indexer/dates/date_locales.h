#pragma once

namespace dateline {

// Locales whose names ICU gives; regional ones where newspapers of a region have names of their
// own.
inline constexpr const char* kDateLocales[] = {
    "en",    "de",    "de_AT", "fr", "es",      "it", "pt", "nl",  "pl", "cs", "sk", "ru",
    "uk",    "be",    "bg",    "sr", "sr_Latn", "hr", "bs", "sl",  "mk", "hu", "ro", "tr",
    "sv",    "da",    "nb",    "nn", "fi",      "et", "lv", "lt",  "el", "ca", "gl", "eu",
    "is",    "ga",    "cy",    "sq", "id",      "ms", "sw", "fil", "af", "zu", "ar", "ar_SY",
    "ar_MA", "ar_DZ", "ar_IQ", "fa", "he",      "hi", "mr", "ne",  "bn", "pa", "gu", "or",
    "ta",    "te",    "kn",    "ml", "si",      "ur", "ps", "th",  "lo", "km", "my", "ka",
    "hy",    "az",    "kk",    "ky", "uz",      "tk", "mn", "am",  "ti", "so", "ha", "yo",
    "ig",    "om",    "mt",    "lb", "fo",      "xh", "sn", "rw",  "mg", "tt"};

}  // namespace dateline
