#include "indexer/build/input_ledger.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <type_traits>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/log.h"

namespace dateline {
namespace {

constexpr std::uint32_t kLedgerVersion = 1;
enum LedgerSection : std::uint64_t { kLedgerGeneration = 1, kLedgerRecords = 2 };

static_assert(std::has_unique_object_representations_v<InputRecord> && sizeof(InputRecord) == 56);

bool before(const InputRecord& a, const InputRecord& b) { return a.key < b.key; }

std::string ledger_path(const std::string& index) { return index + "/inputs"; }
std::string ledger_draft(const std::string& index) { return index + "/inputs.new"; }

}  // namespace

InputKey input_key(std::string_view absolute_path) {
  const XXH128_hash_t hash = XXH3_128bits(absolute_path.data(), absolute_path.size());
  return {hash.high64, hash.low64};
}

InputLedger::InputLedger(std::string index) : index_(std::move(index)) {
  std::remove(ledger_draft(index_).c_str());  // of a writer that was stopped
  open();
}

void InputLedger::open() {
  file_.reset();
  records_ = {};
  const std::string path = ledger_path(index_);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return;
  try {
    file_.emplace(path, FileKind::kInputs, kLedgerVersion);
    file_->verify();
    const auto generation = file_->array<std::uint64_t>(kLedgerGeneration);
    if (generation.size() != 1) file_->damaged("a section has a wrong size");
    const auto records = file_->array<InputRecord>(kLedgerRecords);
    if (generation.front() <= read_manifest(index_).generation) {
      records_ = records;
    } else {
      spdlog::debug("{} is newer than the manifest: all files are read", path);
    }
  } catch (const Error& error) {
    spdlog::debug("all files are read: {}", error.what());
  }
  if (records_.empty()) file_.reset();
}

std::optional<InputRecord> InputLedger::find(const InputKey& key) const {
  InputRecord wanted;
  wanted.key = key;
  const auto found = std::lower_bound(records_.begin(), records_.end(), wanted, before);
  if (found == records_.end() || found->key != key) return std::nullopt;
  return *found;
}

void InputLedger::write_merged(const std::string& path) {
  SectionWriter writer(path, FileKind::kInputs, kLedgerVersion);
  writer.add(kLedgerGeneration, std::vector<std::uint64_t>{read_manifest(index_).generation});
  writer.begin(kLedgerRecords);
  auto old = records_.begin();
  const auto copy_old = [&](auto end) {
    writer.append_array(records_.subspan(static_cast<std::size_t>(old - records_.begin()),
                                         static_cast<std::size_t>(end - old)));
    old = end;
  };
  for (auto next = added_.begin(); next != added_.end(); ++next) {
    if (std::next(next) != added_.end() && std::next(next)->key == next->key) continue;
    copy_old(std::lower_bound(old, records_.end(), *next, before));
    if (old != records_.end() && old->key == next->key) ++old;
    writer.append_array(std::span<const InputRecord>(&*next, 1));
  }
  copy_old(records_.end());
  writer.finish();
}

void InputLedger::save() {
  if (added_.empty()) return;
  std::stable_sort(added_.begin(), added_.end(), before);  // of equal keys the last one holds
  const std::string path = ledger_path(index_);
  const std::string draft = ledger_draft(index_);
  try {
    write_merged(draft);
    if (std::rename(draft.c_str(), path.c_str()) != 0) throw system_error("write " + path, errno);
  } catch (const Error& error) {
    std::remove(draft.c_str());
    spdlog::warn("the next add reads all files again: {}", error.what());
  }
  added_.clear();
  open();
}

}  // namespace dateline
