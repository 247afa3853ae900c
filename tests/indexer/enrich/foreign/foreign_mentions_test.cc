#include "indexer/enrich/foreign/foreign_mentions.h"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "common/country.h"
#include "indexer/enrich/countries.h"
#include "tests/catch.h"

namespace dateline {
namespace {

Article tagged(std::string title, std::string body, std::string language) {
  static const CountryTagger tagger;
  Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = std::move(language);
  tagger.tag(article);
  return article;
}

// "DE FR": the countries of a text, by code.
std::string countries_of(const char* language, const char* text) {
  std::vector<std::string> codes = tagged("", text, language).mentions;
  std::sort(codes.begin(), codes.end());
  std::string joined;
  for (const std::string& code : codes) joined += (joined.empty() ? "" : " ") + code;
  return joined;
}

struct Sentence {
  const char* language;
  const char* text;
  const char* codes;
};

constexpr Sentence kSentences[] = {
    // Slavic
    {"pl", "Minister rozmawiał w Berlinie z niemieckim kanclerzem o Ukrainie.", "DE UA"},
    {"pl", "Do Stanów Zjednoczonych pojadą polscy inżynierowie.", "PL US"},
    {"pl", "Samolot wylądował w Chinach, a pilot zdjął perukę.", "CN"},
    {"pl", "Prezydent Korei Południowej przyleciał do Pragi.", "CZ KR"},
    {"cs", "Český ministr jednal v Paříži s francouzskými kolegy.", "CZ FR"},
    {"cs", "Ze Spojených států dorazil do Německa vlak.", "DE US"},
    {"sk", "Slovenská vláda rokovala s maďarským premiérom vo Viedni.", "AT HU SK"},
    {"sk", "Loď z Číny priplávala do Talianska.", "CN IT"},
    {"ru", "Французские рабочие вернулись из Германии.", "DE FR"},
    {"ru", "Премьер-министр Великобритании прибыл в Пекин.", "CN GB"},
    {"ru", "В Китай-городе открыли новый магазин панам.", ""},
    {"ru", "Корабль из Нигерии стоит в порту Южной Кореи.", "KR NG"},
    {"uk", "Польський міністр відвідав Київ і Німеччину.", "DE PL UA"},
    {"uk", "Кораблі зі Сполучених Штатів прийшли до Одеси.", "UA US"},
    {"bg", "Българският министър замина за Турция и Гърция.", "BG GR TR"},
    {"bg", "Работници от САЩ посетиха София.", "BG US"},
    {"sr", "Српски министар путује у Немачку и Кину.", "CN DE RS"},
    {"sr", "Srpski ministar razgovarao je u Moskvi sa ruskim kolegom.", "RS RU"},
    {"hr", "Hrvatski radnici vratili su se iz Njemačke i Austrije.", "AT DE HR"},
    {"bs", "Ministar iz Bosne i Hercegovine posjetio je Tursku.", "BA TR"},
    {"sl", "Slovenski minister je obiskal Nemčijo in Italijo.", "DE IT SI"},
    {"sl", "Ladja iz Združenih držav je prišla na Hrvaško.", "HR US"},
    // Romance
    {"es", "Los obreros franceses volvieron de Alemania y de EE.UU.", "DE FR US"},
    {"es", "El ministro iraní viajó a Pekín; los sirios esperan.", "CN IR SY"},
    {"es", "Los fines del plan: la paz y el turno de noche de Guadalupe.", ""},
    {"es", "La república pagará a los rusos; rusticidad y chincheta no.", "RU"},
    {"fr", "Les ouvriers français rentrent d'Allemagne et des États-Unis.", "DE FR US"},
    {"fr", "Le ministre russe est reçu à Pékin.", "CN RU"},
    {"fr", "Maurice Dupont lit sur France 24 un roman de Russell.", ""},
    {"it", "Gli operai tedeschi tornano dalla Francia e dagli Usa.", "DE FR US"},
    {"it", "Il ministro italiano vola a Pechino; il turchese usa poco.", "CN IT"},
    {"pt", "Os operários alemães voltaram da França e dos EUA.", "DE FR US"},
    {"pt", "O ministro do Irã chega a Brasília. Irá depois à serra.", "BR IR"},
    {"ro", "Muncitorii români s-au întors din Germania și Statele Unite.", "DE RO US"},
    {"ro", "Ministrul francez a sosit la Chișinău.", "FR MD"},
    {"sq", "Ministri shqiptar shkoi në Gjermani dhe në Turqi.", "AL DE TR"},
    // Germanic
    {"de", "Die französischen Arbeiter kehrten aus der Türkei und Polen zurück.", "FR PL TR"},
    {"de", "In Wien berät der russische Minister mit den USA.", "AT RU US"},
    {"de", "Die Deutsche Bank zog nach Essen; der Spaniel bellte.", ""},
    {"nl", "De Duitse minister reisde naar Frankrijk en de Verenigde Staten.", "DE FR US"},
    {"nl", "Britten en Nederlanders praten in Brussel.", "BE GB NL"},
    {"sv", "Den tyske ministern reste till Kina och USA.", "CN DE US"},
    {"sv", "Svenska arbetare återvände från Norge.", "NO SE"},
    {"da", "Den tyske minister rejste til Kina og Frankrig.", "CN DE FR"},
    {"da", "Danske arbejdere vendte hjem fra Sverige.", "DK SE"},
    {"no", "Norske arbeidere kom hjem fra Tyskland og Sverige.", "DE NO SE"},
    // Finnic, Hungarian, Greek, Baltic
    {"fi", "Saksalaiset työläiset palasivat Ranskasta ja Yhdysvalloista.", "DE FR US"},
    {"fi", "Suomen ministeri matkusti Venäjälle ja Kiinaan.", "CN FI RU"},
    {"et", "Eesti minister sõitis Saksamaale ja Prantsusmaale.", "DE EE FR"},
    {"et", "Töölised tulid Venemaalt ja Soomest.", "FI RU"},
    {"hu", "A német munkások visszatértek Franciaországból.", "DE FR"},
    {"hu", "A magyar miniszter Kínába és az Egyesült Államokba utazik.", "CN HU US"},
    {"el", "Οι Γερμανοί εργάτες γύρισαν από τη Γαλλία και τις ΗΠΑ.", "DE FR US"},
    {"el", "Ο υπουργός της Τουρκίας έφτασε στην Αθήνα.", "GR TR"},
    {"lt", "Lietuvos ministras nuvyko į Vokietiją ir Lenkiją.", "DE LT PL"},
    {"lv", "Latvijas ministrs devās uz Vāciju un Krieviju.", "DE LV RU"},
    // Turkic
    {"tr", "Alman işçiler Fransa'dan ve ABD’den döndü.", "DE FR US"},
    {"tr", "Türkiye'nin bakanı Çin'e ve İran'a gitti.", "CN IR TR"},
    {"az", "Azərbaycanın naziri Türkiyəyə və Almaniyaya getdi.", "AZ DE TR"},
    {"az", "Rusiyadan və Gürcüstandan gəmilər gəldi.", "GE RU"},
    // Semitic, Iranian, Urdu
    {"ar", "عاد العمال الفرنسيون من ألمانيا والولايات المتحدة.", "DE FR US"},
    {"ar", "وصل الوزير الإيراني إلى بكين، وقال للسعودية كلمة.", "CN IR SA"},
    {"ar", "لجنة مالية للهندسة بعد صلاة المغرب", ""},
    {"fa", "کارگران آلمانی از فرانسه و آمریکا بازگشتند.", "DE FR US"},
    {"fa", "وزیر خارجه ایران به پکن رفت.", "CN IR"},
    {"ur", "پاکستانی وزیر جرمنی اور چین گئے۔", "CN DE PK"},
    {"ur", "بھارت اور امریکہ کے درمیان بات چیت", "IN US"},
    {"ku", "وەزیری تورکیا سەردانی بەغدا و ئێرانی کرد", "IQ IR TR"},
    {"ku", "Wezîrê Almanya û Fransa çû Enqere.", "DE FR TR"},
    {"he", "השר הצרפתי הגיע לגרמניה ולארה\"ב.", "DE FR US"},
    {"he", "הפועלים מסין חזרו לישראל", "CN IL"},
    // South Asia
    {"hi", "भारतीय मज़दूर जर्मनी और अमेरिका से लौटे।", "DE IN US"},
    {"hi", "चीन के मंत्री पाकिस्तान पहुँचे।", "CN PK"},
    {"mr", "भारताचे मंत्री चीनला आणि जर्मनीला गेले.", "CN DE IN"},
    {"ne", "नेपालका मन्त्री भारत र चीन गए।", "CN IN NP"},
    {"bn", "ভারতের মন্ত্রী চীন ও জার্মানি গেছেন।", "CN DE IN"},
    {"bn", "বাংলাদেশের শ্রমিকেরা যুক্তরাষ্ট্রে", "BD US"},
    {"ta", "இந்தியாவின் அமைச்சர் சீனாவுக்கு சென்றார், பெருமை.", "CN IN"},
    {"ta", "இலங்கையில் அமெரிக்காவின் கப்பல்", "LK US"},
    {"si",
     "ඉන්දියාවේ ඇමතිවරයා ශ්‍රී ලංකාවට පැමිණි "
     "බව "
     "කිව්වා",
     "IN LK"},
    {"si", "චීනයේ සහ ජපානයේ සේවකයෝ", "CN JP"},
    {"te", "భారతదేశం మంత్రి చైనాకు, అమెరికాకు వెళ్లారు", "CN IN US"},
    {"ml", "ഇന്ത്യയിലെ മന്ത്രി ചൈനയിലും അമേരിക്കയിലും", "CN IN US"},
    // East and South-East Asia
    {"zh", "德国工人从法国返回，中方和美国表示欢迎。", "CN DE FR US"},
    {"zh", "我国部长在印度洋和中美洲之间", "CN"},
    {"zh", "韓國與日本的部長在華盛頓會談", "JP KR US"},
    {"ja", "ドイツの労働者が日本語を学び、フランスへ帰った。", "DE FR JP"},
    {"ja", "中国地方でマリアさんがインド洋を語る", ""},
    {"ko", "독일의 노동자들이 미국에서 서울로 돌아왔다.", "DE KR US"},
    {"ko", "인도적 지원을 위한 수단은 가나다 순이다", ""},
    {"ko", "인도와 중국은 북한에 배를 보냈다", "CN IN KP"},
    {"th", "รัฐมนตรีจีนเดินทางไปญี่ปุ่นและสหรัฐ", "CN JP US"},
    {"th", "คนงานไทยอ่านชาดกภาษาอังกฤษ", "TH"},
    {"vi", "Bộ trưởng Đức đến Hà Nội rồi sang nước Đức và Trung Quốc.", "CN DE VN"},
    {"vi", "Anh về nhà. Áo mới của em.", ""},
    {"id", "Menteri Jerman tiba di Jakarta dari Arab Saudi.", "DE ID SA"},
    {"ms", "Menteri Jepun tiba di Malaysia dari Amerika Syarikat.", "JP MY US"},
    {"tl", "Bumalik ang mga Pilipino mula sa Tsina at Estados Unidos.", "CN PH US"},
    // Africa
    {"sw", "Wakenya walirudi kutoka Ujerumani na Marekani.", "DE KE US"},
    {"sw", "Waziri wa Ufaransa alifika Dar es Salaam.", "FR TZ"},
    {"ha", "Ministan Jamus ya isa Najeriya daga Amurka.", "DE NG US"},
    {"yo", "Minisita Amẹrika de si Nàìjíríà.", "NG US"},
    {"ig", "Onye minista Amerịka bịara Naịjirịa.", "NG US"},
    {"so", "Wasiirka Soomaaliya wuxuu tagay Jarmalka iyo Mareykanka maalintii.", "DE SO US"},
    {"am", "የኢትዮጵያ ሚኒስትር ወደ ጀርመን እና ከአሜሪካ", "DE ET US"},
    {"ti", "ሚኒስተር ኤርትራ ናብ ጀርመን ከይዱ", "DE ER"},
    {"om", "Ministirri Itoophiyaa gara Ameerikaatti deeme.", "ET US"},
    {"rw", "Abanyarwanda basubiye mu Budage n'Ubushinwa.", "CN DE RW"},
    {"rn", "Umushikiranganji w'Uburundi yashitse mu Bufaransa.", "BI FR"},
    // No table, names of ICU alone
    {"ka", "გერმანიის მინისტრი საფრანგეთში", "DE FR"},
    {"eu", "Alemaniako ministroa Frantzian", "DE FR"},
};

TEST_CASE("countries are read in many languages") {
  for (const Sentence& sentence : kSentences) {
    INFO(sentence.language << ": " << sentence.text);
    CHECK(countries_of(sentence.language, sentence.text) == sentence.codes);
  }
}

TEST_CASE("evidence in other languages points at the words of the field") {
  const Article article = tagged("Polska i Węgry", "Rozmowy z polskim rządem w Budapeszcie.", "pl");
  std::vector<std::string> seen;
  for (const Evidence& evidence : article.evidence) {
    const std::string& field = evidence.field == "title" ? article.title : article.body;
    CHECK(field.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
    seen.push_back(evidence.value + " " + evidence.text + " " + evidence.rule);
  }
  CHECK(seen == std::vector<std::string>{"PL Polska name", "HU Węgry name", "PL polskim demonym",
                                         "HU Budapeszcie capital"});
  CHECK(article.countries == std::vector<std::string>{"PL", "HU"});
}

TEST_CASE("headlines in capitals and without diacritics are read") {
  CHECK(countries_of("fr", "LES OUVRIERS FRANÇAIS EN ALLEMAGNE ET AUX ETATS-UNIS") == "DE FR US");
  CHECK(countries_of("tr", "İRAN VE TÜRKİYE") == "IR TR");
  CHECK(countries_of("es", "MEXICO Y PERU") == "MX PE");
  CHECK(countries_of("pl", "NIEMCY I UKRAINA") == "DE UA");
}

TEST_CASE("words that may mean something else count where the country is named otherwise") {
  CHECK(countries_of("vi", "Anh về nhà.") == "");
  CHECK(countries_of("vi", "Nước Anh thua. Anh về nhà.") == "GB");
  CHECK(tagged("", "Vương quốc Anh thua; Anh gặp Nga.", "vi").mentions.front() == "GB");
}

TEST_CASE("any bytes are taken in any language") {
  for (const char* language : {"pl", "zh", "ar", "th", "xx", "", "tlh"}) {
    tagged("\xff\xfe", "\xe4\xb8 \xf5 *\xf6", language);
    tagged("", std::string(2000, '\xe7'), language);
  }
}

TEST_CASE("threads share the names of a language") {
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& codes : found) {
    threads.emplace_back([&codes] {
      std::vector<CountryMention> mentions;
      add_foreign_mentions("gl", "", "O ministro de Francia", mentions);
      codes = mentions.empty() ? "" : countries()[mentions.front().country].code;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == std::vector<std::string>(8, "FR"));
}

}  // namespace
}  // namespace dateline
