#include "indexer/options_life.h"

#include <array>
#include <utility>

#include "common/error.h"
#include "common/option_values.h"
#include "indexer/options.h"

namespace dateline {
namespace {

constexpr const char* kGroup = "Keeping an index (verify, rebuild, export)";

}  // namespace

LifeCommands::LifeCommands(CLI::App& app, IndexerOptions& options, OptionScopes& scopes)
    : options_(options) {
  LifeOptions& life = options.life;
  scopes.allow(app.add_flag("--thorough", life.thorough,
                            "verify: compare all articles with what was derived from them, not "
                            "some of every segment")
                   ->group(kGroup),
               {"verify"});
  scopes.allow(app.add_flag("--all", life.all,
                            "rebuild: rebuild all segments, not only those with damaged files")
                   ->group(kGroup),
               {"rebuild"});
  auto* to = app.add_option("--to", format_,
                            "export: jsonl (all fields, what import reads; default), opensearch "
                            "(requests to _bulk), trec (SGML) or xapian (a database with "
                            "termlists and positions, for xapian-tcpsrv, Omega and others)")
                 ->type_name("FORMAT")
                 ->group(kGroup);
  set_values(to, {{"jsonl", "opensearch", "trec", "xapian"}});
  scopes.allow(to, {"export"});
  scopes.allow(app.add_option("-o,--output", life.output,
                              "export: write this file, when all is done in the place of an older "
                              "one, and compressed when it ends in .gz, .zst, .xz or .bz2; with "
                              "--to xapian a new directory (default: standard output)")
                   ->type_name("FILE")
                   ->group(kGroup),
               {"export"});
  scopes.allow(app.add_option("--mapping", life.mapping,
                              "export --to opensearch: also write the mapping to make the index "
                              "with")
                   ->type_name("FILE")
                   ->group(kGroup),
               {"export"});

  delete_ = app.add_subcommand("delete", "Delete articles by their ids");
  delete_->add_option("ID", life.ids, "Ids of articles; - for one a line on standard input")
      ->required();
  verify_ = app.add_subcommand(
      "verify", "Check every file of the index for damage; exit status 1 when there is any");
  rebuild_ = app.add_subcommand(
      "rebuild",
      "Make damaged, missing or outdated files again where they come from the stored articles");
  snapshot_ = app.add_subcommand(
      "snapshot",
      "Copy the index as it is published into a new directory, by hard links where possible");
  snapshot_->add_option("DIR", life.directory, "A new or empty directory")->required();
  export_ = app.add_subcommand("export", "Write all articles for other programs or for import");
  import_ = app.add_subcommand(
      "import", "Add the articles of an export (jsonl) with all their fields as they are");
  import_->add_option("FILE", options.paths, "Files, also compressed; - for standard input")
      ->required();
}

void LifeCommands::give_meaning() {
  const std::array<std::pair<const CLI::App*, IndexerCommand>, 6> commands = {
      {{delete_, IndexerCommand::kDelete},
       {verify_, IndexerCommand::kVerify},
       {rebuild_, IndexerCommand::kRebuild},
       {snapshot_, IndexerCommand::kSnapshot},
       {export_, IndexerCommand::kExport},
       {import_, IndexerCommand::kImport}}};
  for (const auto& [parsed, command] : commands) {
    if (parsed->parsed()) options_.command = command;
  }
  if (!format_.empty()) options_.life.format = parse_export_format(format_);
  std::string& directory = options_.life.directory;
  while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
  check_export();
}

void LifeCommands::check_export() const {
  const LifeOptions& life = options_.life;
  if (life.format == ExportFormat::kXapian && (life.output.empty() || life.output == "-")) {
    throw Error(Error::Kind::kUsage, "--to xapian makes a directory, not a stream of bytes",
                "name it: dateline-index export --to xapian -o DIR");
  }
  if (life.format != ExportFormat::kOpenSearch && !life.mapping.empty()) {
    throw Error(Error::Kind::kUsage, "--mapping means nothing without --to opensearch",
                "see dateline-index --help");
  }
}

}  // namespace dateline
