#include "bench/speed/micro/text.h"

#include <cmath>
#include <map>
#include <random>

#include "common/date.h"

namespace dateline::bench {
namespace {

constexpr std::size_t kVocabulary = 50'000;
constexpr std::size_t kWordsOfSentence = 16;

struct Language {
  std::vector<std::string_view> sentences;  // "#" stands for a name
  std::vector<std::string_view> syllables;
  std::string_view between;  // words and sentences
  std::string_view end;      // of a sentence
};

const std::map<std::string_view, Language>& languages() {
  static const std::map<std::string_view, Language> table = {
      {"en",
       {{"The government of Albania said on Thursday that it had asked the mayor of # to reopen "
         "the "
         "harbour before winter.",
         "Prices for wheat and maize rose by 3.5 per cent in Egypt, the # grain board reported.",
         "\"We waited eleven hours for the ferry,\" said a teacher from #, who was travelling to "
         "Oslo.",
         "Officials in Kenya's capital Nairobi denied that the # bridge had been closed for "
         "repairs.",
         "Mr. # resigned on Sept. 8 after the parliamentary committee published its findings.",
         "Heavy rain flooded the railway line between # and the coast, and two trains were "
         "cancelled.",
         "The central bank left interest rates unchanged; analysts at # Securities had expected a "
         "cut.",
         "Scientists counted more than 4,200 seals near #, the highest number in twenty years."},
        {"ka", "ro", "vin", "mel", "to", "sta", "ber", "lu", "gan", "ti", "mor", "esh", "dul",
         "pa"},
        " ",
        "."}},
      {"de",
       {{"Die Regierung in Berlin hat am Donnerstag angekündigt, den Hafen von # wieder zu öffnen.",
         "Die Getreidepreise stiegen im September um 3,5 Prozent, wie die Börse # mitteilte.",
         "„Wir haben elf Stunden auf die Fähre gewartet“, sagte eine Lehrerin aus #.",
         "Der Bürgermeister von # widersprach den Vorwürfen der Abgeordneten.",
         "Wegen starker Regenfälle fielen zwischen # und der Küste mehrere Züge aus.",
         "Forscher zählten auf den Sandbänken vor # so viele Seehunde wie seit zwanzig Jahren "
         "nicht."},
        {"bach", "stein", "wald", "hau", "sen", "burg", "grün", "ther", "mün", "lo", "feld",
         "ried"},
        " ",
        "."}},
      {"ru",
       {{"Правительство сообщило в четверг, что порт # откроется до начала зимы.",
         "Цены на пшеницу выросли в сентябре на 3,5 процента, передаёт агентство #.",
         "«Мы ждали паром одиннадцать часов», — рассказала учительница из города #.",
         "Мэр города # опроверг сообщения о закрытии моста на ремонт.",
         "Из-за сильных дождей отменены поезда между станцией # и побережьем.",
         "Учёные насчитали у берегов # рекордное число тюленей за двадцать лет."},
        {"бор", "ка", "мин", "ско", "ле", "град", "ту", "ря", "вол", "ни", "пет", "жа"},
        " ",
        "."}},
      {"ar",
       {{"أعلنت الحكومة يوم الخميس أن ميناء # سيفتح من جديد قبل الشتاء.",
         "ارتفعت أسعار القمح في سبتمبر بنسبة 3.5 في المئة، حسب ما ذكرت وكالة #.",
         "قالت معلمة من مدينة # إنها انتظرت العبارة إحدى عشرة ساعة.",
         "نفى رئيس بلدية # إغلاق الجسر من أجل الإصلاحات.",
         "ألغيت القطارات بين # والساحل بسبب الأمطار الغزيرة.",
         "أحصى العلماء قرب # أكبر عدد من الفقمات منذ عشرين عاما."},
        {"با", "را", "مي", "سو", "كل", "دي", "نو", "حا", "زر", "فا", "طو", "لي"},
        " ",
        "."}},
      {"zh",
       {{"政府星期四表示，#港将在冬季之前重新开放。", "据#通讯社报道，九月份小麦价格上涨了3.5%。",
         "一位来自#的老师说：“我们等渡轮等了十一个小时。”", "#市市长否认大桥因维修而关闭。",
         "由于暴雨，#与沿海之间的列车停运。", "科学家在#附近统计到二十年来数量最多的海豹。"},
        {"山", "河", "东", "新", "安", "林", "金", "田", "明", "华", "石", "平", "云", "海"},
        "",
        "。"}},
  };
  return table;
}

class TextMaker {
 public:
  TextMaker(std::string_view language, std::uint64_t seed)
      : language_(languages().at(language)), random_(seed) {}

  std::string sentence() {
    const std::string_view pattern = pick(language_.sentences);
    const std::size_t place = pattern.find('#');
    std::string text(pattern.substr(0, place));
    append_name(text);
    text += pattern.substr(place + 1);
    return text;
  }

  // Every other sentence is one of made-up words.
  std::string paragraphs(std::size_t bytes) {
    std::string text;
    for (std::size_t number = 0; text.size() < bytes; ++number) {
      if (number > 0) text += number % 4 == 0 ? "\n\n" : language_.between;
      if (number % 2 == 0) {
        text += sentence();
      } else {
        append_words(text);
      }
    }
    return text;
  }

 private:
  std::string_view pick(const std::vector<std::string_view>& from) {
    return from[random_() % from.size()];
  }
  void append_name(std::string& text) { append_capital(text, random_() % kVocabulary); }

  void append_words(std::string& text) {
    for (std::size_t i = 0; i < kWordsOfSentence; ++i) {
      if (i == 0) {
        append_capital(text, zipf_rank());
      } else {
        text += language_.between;
        append_word(text, zipf_rank());
      }
    }
    text += language_.end;
  }

  // By Zipf's law with exponent 1: log-uniform.
  std::size_t zipf_rank() {
    const double share = static_cast<double>(random_() >> 11) * 0x1p-53;
    return static_cast<std::size_t>(std::pow(static_cast<double>(kVocabulary), share)) - 1;
  }

  // The word of this rank: two to four syllables that its bits choose.
  void append_word(std::string& text, std::size_t rank) {
    std::uint64_t bits = (rank + 1) * 0x9e3779b97f4a7c15;
    bits ^= bits >> 29;
    for (std::size_t left = 2 + bits % 3; left > 0; --left) {
      bits = bits / 3 + (bits << 61);
      text += language_.syllables[bits % language_.syllables.size()];
      bits ^= bits >> 7;
    }
  }

  void append_capital(std::string& text, std::size_t rank) {
    const std::size_t begin = text.size();
    append_word(text, rank);
    char& first = text[begin];
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 32);
  }

  const Language& language_;
  std::mt19937_64 random_;
};

}  // namespace

const std::vector<std::string>& sample_languages() {
  static const std::vector<std::string> codes = {"en", "de", "ru", "ar", "zh"};
  return codes;
}

std::string sample_text(std::string_view language, std::size_t bytes, std::uint64_t seed) {
  return TextMaker(language, seed).paragraphs(bytes);
}

std::vector<Article> sample_articles(std::size_t count, std::size_t bytes) {
  constexpr Day kDays = 3 * 365;
  const std::vector<std::string> countries = {"AL", "EG", "KE", "NO", "DE", "LK"};
  const Day first = day_of(2020, 1, 1);
  TextMaker maker("en", 1);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article;
    article.id = "sample-" + std::to_string(i);
    article.url = "https://news.example/" + article.id;
    article.title = maker.sentence();
    article.body = maker.paragraphs(bytes) + "\n\nShare this article";
    article.date.precision = Date::Precision::kDay;
    article.date.day = first + static_cast<Day>(i * 17 % kDays);
    article.countries = {countries[i % countries.size()]};
    article.mentions = article.countries;
    if (i % 3 == 0) article.mentions.push_back(countries[(i + 1) % countries.size()]);
    article.source = "Sample Gazette " + std::to_string(i % 7);
    article.language = "en";
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace dateline::bench
