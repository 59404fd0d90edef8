"""Which quantities a standard is combined with: the nearest first, then what bears its name."""

from collections.abc import Callable

Lines = Callable[[str], list[str]]


def test_a_standard_finds_the_count_that_bears_its_name(lines: Lines) -> None:
    counts = "全镇有旱厕6座，水厕4座。"
    assert lines(f"{counts}旱厕每座每月200元，全年1.44万元。") == [
        "product: 6座 × 200元/(座·月) × 12个月 = 14,400元 ✓ 1.44万元"
    ]
    assert lines(f"{counts}水厕每座每月300元，全年1.44万元。") == [
        "product: 4座 × 300元/(座·月) × 12个月 = 14,400元 ✓ 1.44万元"
    ]


def test_a_count_right_before_its_standard_is_nearer_than_one_of_the_next(lines: Lines) -> None:
    assert lines("14个分馆每个6,000元，62个流通点每个800元，共13.36万元。") == [
        "sum: 14个 × 6,000元/个 + 62个 × 800元/个 = 133,600元 ✓ 13.36万元"
    ]


def test_a_count_of_the_next_sentence_meets_the_standard_before_it(lines: Lines) -> None:
    sentence = "标准为每人每年600元。全镇共有监护人85人，全年需{}万元。"
    assert lines(sentence.format("5.1")) == ["product: 600元/(人·年) × 85人 = 51,000元 ✓ 5.1万元"]
    assert lines(sentence.format("5.4")) == ["product: 600元/(人·年) × 85人 = 51,000元 ✗ 5.4万元"]


def test_each_result_keeps_to_the_counts_of_its_own_statement(lines: Lines) -> None:
    assert lines("专家12人次，每人次500元，计6,000元；工作餐36人次，每人次40元，计1,440元。") == [
        "product: 12人次 × 500元/人 = 6,000元 ✓ 6,000元",
        "product: 36人次 × 40元/人 = 1,440元 ✓ 1,440元",
    ]


def test_a_count_of_another_paragraph_without_the_name_is_out_of_reach(lines: Lines) -> None:
    assert lines("本镇有村医46人。\n\n图书每册20元，购书支出920元。") == []
