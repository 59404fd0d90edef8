"""Which amounts a total sums, and when it may be refuted."""

from collections.abc import Callable

from mingxi.projects.claims.claim import Claim, Verdict

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


LIST = """1.电费3.2万元。
2.水费1.8万元。
3.维修费2.5万元。
以上{}{}万元。"""


def test_a_stated_number_of_parts_makes_a_failure_certain(claims_of: ClaimsOf) -> None:
    (counted,) = claims_of(LIST.format("三项合计", "8.5"))
    (open_list,) = claims_of(LIST.format("合计", "8.5"))
    assert (counted.verdict, counted.certain) == (Verdict.FAILS, True)
    assert (open_list.verdict, open_list.certain) == (Verdict.FAILS, False)


def test_a_total_is_right_even_where_the_number_of_its_parts_is_not(failing: Lines) -> None:
    assert failing("电费3.2万元、水费1.8万元、维修费2.5万元，四项合计7.5万元。") == []


def test_the_tail_of_rounded_parts_is_no_error(claims_of: ClaimsOf) -> None:
    sentence = "电费3.2万元、水费1.8万元、维修费2.5万元，三项合计{}万元。"
    verdicts = {
        stated: [claim.verdict for claim in claims_of(sentence.format(stated))]
        for stated in ("7.5", "7.6", "7.7", "7.8")
    }
    assert verdicts == {
        "7.5": [Verdict.HOLDS],
        "7.6": [Verdict.ROUNDED],
        "7.7": [Verdict.ROUNDED],
        "7.8": [Verdict.FAILS],
    }


def test_whole_amounts_have_no_tail(failing: Lines) -> None:
    assert failing("电费20万元、水费10万元，两项合计31万元。") == [
        "sum: 20万元 + 10万元 = 300,000元 ✗ 31万元"
    ]


def test_a_count_of_parts_chooses_which_amounts_are_summed(lines: Lines) -> None:
    assert lines("设备5万元。电费3万元、水费2万元，两项合计5万元。") == [
        "sum: 3万元 + 2万元 = 50,000元 ✓ 5万元"
    ]


def test_parts_on_lines_of_their_own_are_summed_by_their_results(lines: Lines) -> None:
    text = (
        "1.讲课费：8天×500元/天=4,000元。\n"
        "2.食宿费：40人×8天×130元=41,600元。\n"
        "以上两项合计45,600元。"
    )
    assert lines(text)[-1] == "sum: 4,000元 + 41,600元 = 45,600元 ✓ 45,600元"


def test_without_a_list_only_a_slip_speaks_of_an_error(failing: Lines) -> None:
    assert failing("购置电费3.2万元，另付水费1.8万元，共计8.8万元。") == []


def test_fewer_parts_than_stated_prove_no_total(failing: Lines) -> None:
    assert failing("电费10万元、水费20万元、维修费30万元，三项合计50万元。") == [
        "sum: 10万元 + 20万元 + 30万元 = 600,000元 ✗ 50万元"
    ]
