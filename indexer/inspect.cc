#include <cstdio>

#include "common/article_json.h"
#include "common/error.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/reject_log.h"

namespace dateline {

int run_inspect(const IndexerOptions& options) {
  check_inputs(options.paths, options.input);
  Enricher enricher(options.enrich);
  RejectLog rejects;
  Output output(stdout);
  read_inputs(
      options.paths, options.input, [&](const Reject& reject) { rejects.add(reject); },
      [&](Article&& article, const Origin& origin) {
        enricher.enrich(article, origin.file);
        nlohmann::ordered_json json = to_full_json(article);
        json["file"] = origin.file;
        json["record"] = origin.record;
        output.write(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        output.write("\n");
        output.flush();
        return !interrupted();
      });
  check_interrupted();
  rejects.summarize();
  return options.strict && rejects.count() > 0 ? kExitError : kExitDone;
}

}  // namespace dateline
