"""文号没有写完：没有序号，或者没有“号”字。

为什么：没有序号的文号查不到文件，多半是文件还没有印发，或者起草时留了空忘了补；
少了“号”字也不合公文写法。

依据：GB/T 9704-2012《党政机关公文格式》（发文字号由发文机关代字、年份、发文顺序号组成，
序号后加“号”字）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "依据《蘅川县农村公路养护办法》（蘅政办〔2024〕  号）和《养护标准》（蘅交发〔2020〕54）。"
GOOD = "依据《蘅川县农村公路养护办法》（蘅政办〔2024〕18号）和《养护标准》（蘅交发〔2020〕54号）。"

# Behind the year: at most four digits, then 号 or the end of the citation.
YEAR = pattern_of(
    r"[〔﹝［\[](?:19|20)\d\d[〕﹞］\]][ \u3000]{0,6}"
    r"(?P<serial>\d{0,4})[ \u3000]{0,6}(?P<end>号|(?=[）)，。；、\n]))"
)
CODE = pattern_of(r"[\u4e00-\u9fa5]{2,12}$")
CODE_CHARACTERS_MAX = 12


@rule("CI122", "number-incomplete", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document number that lacks its serial or the word 号 behind it."""
    text = reading.text
    for year in YEAR.finditer(text):
        code = CODE.search(text[max(0, year.start() - CODE_CHARACTERS_MAX) : year.start()])
        if code is None or (year["serial"] and year["end"]):
            continue
        written = code[0] + year[0]
        message = (
            say("“{written}”没有写“号”字。请写作“…号”。", written=written)
            if year["serial"]
            else say(
                "“{written}”没有序号。文件已经印发的请补上，没有印发的不能作为依据。",
                written=written,
            )
        )
        yield Finding(Span(year.start() - len(code[0]), year.end()), message)
