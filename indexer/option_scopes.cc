#include "indexer/option_scopes.h"

#include "common/error.h"

namespace dateline {

void OptionScopes::allow(const CLI::Option* option, std::initializer_list<const char*> commands) {
  commands_[option].insert(commands.begin(), commands.end());
}

void OptionScopes::check(const CLI::App& app) const {
  for (const CLI::App* command : app.get_subcommands()) {
    for (const auto& [option, takers] : commands_) {
      if (option->count() == 0 || takers.count(command->get_name()) != 0) continue;
      std::string known;
      for (const std::string& taker : takers) known += (known.empty() ? "" : ", ") + taker;
      throw Error(Error::Kind::kUsage,
                  option->get_name() + " means nothing to " + command->get_name(),
                  "it is for " + known + "; see dateline-index --help");
    }
  }
}

}  // namespace dateline
