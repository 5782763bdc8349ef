"""Pull quotes and fact boxes as a story's text names them: quotations whose first line says which.

    > [!quote]
    > We have the water. We do not have the pipes.
    > — Aida Bekova, engineer

    > [!facts] The mill in figures
    > - Opened in 1931
    > - 240 people work there

Every program that knows Markdown shows that as a quotation, and some (GitHub, Obsidian) know this very mark.
Nothing has to be closed, so nothing can be forgotten: the box ends where a quotation would.
"""

import re

_BEGINS, _KIND, _ENDS = r"^[ ]{0,3}>[ ]?\[!", "[qQ][uU][oO][tT][eE]|[fF][aA][cC][tT][sS]", r"\]"
#: How the line that opens a box begins; groups of OPENING: which kind it is, and what else the line says.
MARK = f"{_BEGINS}(?:{_KIND}){_ENDS}"
OPENING = re.compile(rf"{_BEGINS}(?P<kind>{_KIND}){_ENDS}[ \t]*(?P<words>.*)$", re.MULTILINE)
#: What the kinds are called in a text.
QUOTE, FACTS = "quote", "facts"
#: Who said it: the last line of a pull quote, if it begins with a dash.
ATTRIBUTION = re.compile(r"[ ]*(?:[\u2012-\u2015]|--(?!-))[ \t]*(?P<who>\S.*)")
