"""The style sheet of the HTML report: light and dark, no script, nothing loaded."""

# Categorical colours that stay apart for colour-blind readers, one set a background, and three
# steps of one hue for percentiles.
_LIGHT = ("#2a78d6", "#eb6834", "#1baf7a", "#4a3aa7", "#eda100", "#e87ba4", "#008300", "#e34948")
_DARK = ("#3987e5", "#d95926", "#199e70", "#9085e9", "#c98500", "#d55181", "#008300", "#e66767")
_LEVELS_LIGHT = ("#1c5cab", "#6da7ec", "#cde2fb")
_LEVELS_DARK = ("#86b6ef", "#2a78d6", "#184f95")


def _variables(series, levels):
    colours = [f"--s{number}: {colour};" for number, colour in enumerate(series)]
    colours += [f"--l{number}: {colour};" for number, colour in enumerate(levels)]
    return " ".join(colours)


def _rules():
    rules = []
    for number in range(len(_LIGHT)):
        rules.append(f".series{number} {{ fill: var(--s{number}); }}")
        rules.append(f".line{number} {{ stroke: var(--s{number}); }}")
    for number in range(len(_LEVELS_LIGHT)):
        rules.append(f".level{number} {{ fill: var(--l{number}); }}")
    return "\n".join(rules)


STYLE = f"""
:root {{ color-scheme: light dark;
  --page: #fcfcfb; --ink: #0b0b0b; --soft: #52514e; --faint: #7d7c78; --rule: #e4e3df;
  --good: #006300; --bad: #b3261e;
  {_variables(_LIGHT, _LEVELS_LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{
  --page: #1a1a19; --ink: #ffffff; --soft: #c3c2b7; --faint: #98978f; --rule: #383835;
  --good: #0ca30c; --bad: #ff8a80;
  {_variables(_DARK, _LEVELS_DARK)} }} }}
body {{ background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "DejaVu Sans",
  sans-serif; max-width: 780px; margin: 0 auto; padding: 24px 16px 64px; }}
h1 {{ font-size: 26px; margin: 0 0 4px; }}
h2 {{ font-size: 20px; margin: 44px 0 8px; border-top: 1px solid var(--rule); padding-top: 20px; }}
h3 {{ font-size: 15px; margin: 28px 0 8px; }}
p, li, .soft {{ color: var(--soft); }}
svg {{ display: block; max-width: 100%; height: auto; }}
svg text {{ font: 12px system-ui, "DejaVu Sans", sans-serif; fill: var(--ink); }}
svg .tick {{ fill: var(--faint); font-size: 11px; }}
svg .key, svg .figure {{ fill: var(--soft); font-variant-numeric: tabular-nums; }}
svg .grid {{ stroke: var(--rule); stroke-width: 1; }}
svg .one {{ stroke: var(--soft); stroke-width: 1.5; }}
svg .curve {{ fill: none; stroke-width: 2; }}
svg .dot {{ stroke: var(--page); stroke-width: 2; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }}
th, td {{ padding: 4px 12px 4px 0; border-bottom: 1px solid var(--rule); text-align: left;
  vertical-align: top; }}
td.number, th.number {{ text-align: right; white-space: nowrap; }}
th {{ color: var(--soft); font-weight: 600; }}
.worse {{ color: var(--bad); font-weight: 600; }}
.improved {{ color: var(--good); font-weight: 600; }}
summary {{ cursor: pointer; color: var(--soft); margin-top: 16px; }}
{_rules()}
"""
