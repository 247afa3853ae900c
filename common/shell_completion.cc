#include "common/shell_completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/error.h"
#include "common/option_values.h"

namespace dateline {
namespace {

enum class Operand { kNone, kFile, kDirectory, kValues, kOther };

struct Flag {
  std::vector<std::string> names;  // "-i", "--index"
  std::string help;
  std::string type;  // "DIR"
  Operand operand = Operand::kNone;
  OptionValues values;
};

struct Command {
  std::string name;
  std::string help;
};

struct Description {
  std::string program;
  std::vector<Flag> flags;
  std::vector<Command> commands;
};

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

Description describe(CLI::App& app, const std::string& program) {
  Description description{program, {}, {}};
  for (CLI::Option* option : app.get_options([](CLI::Option*) { return true; })) {
    if (option->get_positional() || option->get_group().empty()) continue;
    Flag& flag = description.flags.emplace_back();
    for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
    flag.help = option->get_description();
    if (option->get_items_expected_max() == 0) continue;
    flag.type = option->get_type_name();
    flag.values = values_of(option);
    flag.operand = !flag.values.names.empty() ? Operand::kValues
                   : flag.type == "DIR"       ? Operand::kDirectory
                   : flag.type == "FILE"      ? Operand::kFile
                                              : Operand::kOther;
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    description.commands.push_back({command->get_name(), command->get_description()});
  }
  return description;
}

// Within single quotes, as all three shells read them.
std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string bash_script(const Description& description) {
  const std::string function = "_" + identifier(description.program);
  std::vector<std::string> names;
  std::string cases;
  for (const Flag& flag : description.flags) {
    names.insert(names.end(), flag.names.begin(), flag.names.end());
    std::string action;
    switch (flag.operand) {
      case Operand::kNone:
        continue;
      case Operand::kFile:
        action = "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
        break;
      case Operand::kDirectory:
        action = "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
        break;
      case Operand::kValues:
        action = fmt::format(
            "mapfile -t COMPREPLY < <(compgen -P \"$list\" -W {} -- \"${{word#\"$list\"}}\")",
            single_quoted(joined(flag.values.names, " ")));
        break;
      case Operand::kOther:
        action = "COMPREPLY=()";
        break;
    }
    cases += fmt::format("    {})\n      {}\n      return ;;\n", joined(flag.names, "|"), action);
  }
  std::string words;
  if (!description.commands.empty()) {
    std::vector<std::string> commands;
    for (const Command& command : description.commands) commands.push_back(command.name);
    words = fmt::format(
        "  if [[ $COMP_CWORD -eq 1 ]]; then\n"
        "    mapfile -t COMPREPLY < <(compgen -W {} -- \"$word\")\n    return\n  fi\n",
        single_quoted(joined(commands, " ")));
  }
  return fmt::format(
      "# bash completion for {0}\n"
      "{1}() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} list=\n"
      "  # bash takes --name=value apart\n"
      "  if [[ $word == = ]]; then\n"
      "    word=\n"
      "  elif [[ $before == = ]]; then\n"
      "    before=${{COMP_WORDS[COMP_CWORD-2]}}\n"
      "  fi\n"
      "  [[ $word == *,* ]] && list=${{word%,*}},\n"
      "  case $before in\n{2}  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W {3} -- \"$word\")\n    return\n  fi\n"
      "{4}}}\n"
      "complete -o default -F {1} {0}\n",
      description.program, function, cases, single_quoted(joined(names, " ")), words);
}

// In a specification of _arguments, which gives brackets and colons a meaning.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("[]:\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_operand(const Flag& flag) {
  const std::string name = zsh_text(flag.type);
  switch (flag.operand) {
    case Operand::kNone:
      return "";
    case Operand::kFile:
      return ":" + name + ":_files";
    case Operand::kDirectory:
      return ":" + name + ":_files -/";
    case Operand::kValues:
      if (flag.values.list) {
        return ":" + name + ":_values -s , value " + joined(flag.values.names, " ");
      }
      return ":" + name + ":(" + joined(flag.values.names, " ") + ")";
    case Operand::kOther:
      break;
  }
  return ":" + name + ":";
}

std::string zsh_script(const Description& description) {
  std::string specs;
  for (const Flag& flag : description.flags) {
    for (const std::string& name : flag.names) {
      const std::string spec = fmt::format("({}){}{}[{}]{}", joined(flag.names, " "), name,
                                           name.starts_with("--") && !flag.type.empty() ? "=" : "",
                                           zsh_text(flag.help), zsh_operand(flag));
      specs += "  " + single_quoted(spec) + " \\\n";
    }
  }
  if (description.commands.empty()) {
    specs += "  '*:query:'";
  } else {
    std::string commands;
    for (const Command& command : description.commands) {
      commands += fmt::format(" {}\\:{}", command.name, single_quoted(zsh_text(command.help)));
    }
    specs += "  " + single_quoted("1:command:((" + commands + " ))") + " \\\n  '*:file:_files'";
  }
  return fmt::format("#compdef {}\n_arguments -s -S \\\n{}\n", description.program, specs);
}

// fish reads backslashes in single quotes.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_script(const Description& description) {
  const std::string start = "complete -c " + description.program;
  std::string out = "# fish completion for " + description.program + "\n";
  for (const Command& command : description.commands) {
    out += fmt::format("{} -n __fish_use_subcommand -f -a {} -d {}\n", start, command.name,
                       fish_quoted(command.help));
  }
  for (const Flag& flag : description.flags) {
    std::string line = start;
    for (const std::string& name : flag.names) {
      line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    switch (flag.operand) {
      case Operand::kNone:
        break;
      case Operand::kFile:
        line += " -r -F";
        break;
      case Operand::kDirectory:
        line += " -x -a '(__fish_complete_directories)'";
        break;
      case Operand::kValues:
        line += " -x -a " + fish_quoted(joined(flag.values.names, " "));
        break;
      case Operand::kOther:
        line += " -x";
        break;
    }
    out += line + " -d " + fish_quoted(flag.help) + "\n";
  }
  return out;
}

}  // namespace

std::string shell_completion(CLI::App& app, const std::string& program, std::string_view shell) {
  const Description description = describe(app, program);
  if (shell == "bash") return bash_script(description);
  if (shell == "zsh") return zsh_script(description);
  if (shell == "fish") return fish_script(description);
  throw Error(Error::Kind::kUsage,
              "there are no completions for the shell \"" + std::string(shell) + "\"",
              "it is one of: bash, zsh, fish");
}

}  // namespace dateline
