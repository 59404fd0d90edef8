"""Documents that projects rest on: each once, found by citations, warning when they end."""

from datetime import date, timedelta
from typing import Any

import pytest

from mingxi.office.declaration.models import BasisUse, Declaration, ItemFigure, PolicyBasis
from mingxi.office.declaration.reckoning.project_form import FormItem, form_of_json
from mingxi.office.declaration.reckoning.states import BasisKind, DeclarationState
from mingxi.office.declaration.selectors.bases import (
    alike,
    bases_for,
    bases_named,
    declarations_on_ended,
    found_bases,
    open_citations_for,
    uses_counted,
    uses_for,
    warnings_for,
    warnings_of,
)
from mingxi.office.declaration.services.bases import (
    BasisFacts,
    change_basis,
    register_basis,
    reinstate_basis,
    repeal_basis,
)
from mingxi.office.declaration.services.citing import link_bases
from mingxi.office.declaration.services.merging_bases import merge_bases
from mingxi.office.declaration.services.preloading import preload_laws
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.frame.todos import todos_for
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

TEXT = "根据《蘅川县培训费管理办法》（蘅财行[2019]06号）和《中华人民共和国预算法》实施。"
CIRCULAR = BasisFacts(
    BasisKind.CIRCULAR, "蘅川县培训费管理办法", "蘅财行〔2019〕6号", "蘅川县财政局"
)


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def office(county: Any) -> Person:
    return county[Role.BUDGET_OFFICE]


@pytest.fixture
def linked(declare: Any, county: Any, clerk: Person) -> Any:
    """Let a school declare with a basis, and link what it cites."""

    def link(basis: str = TEXT, unit: str = "一中", **wishes: Any) -> Declaration:
        declaration = declare(county.units[unit], clerk, basis=basis, **wishes)
        form = form_of_json(declaration.draft.content)
        item = FormItem(key="a1", label="培训", basis="按照蘅财行〔2019〕6号执行")
        form = form.model_copy(update={"items": (item,)})
        link_bases(declaration=declaration, form=form, by=clerk)
        return declaration

    return link


def test_a_document_is_registered_once_however_its_number_is_written(
    clerk: Person, office: Person
) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    again = BasisFacts(BasisKind.CIRCULAR, "另一个名称", "蘅财行[2019]06号", "蘅川县财政局")
    with pytest.raises(RefusedError, match="basis-registered-already"):
        register_basis(facts=again, by=office)
    other = BasisFacts(BasisKind.CIRCULAR, "另一个名称", "蘅财行〔2019〕7号", "蘅川县财政局")
    assert register_basis(facts=other, by=office) != basis
    with pytest.raises(RefusedError, match="basis-registered-already"):
        change_basis(basis=basis, facts=other, by=office)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (BasisFacts(BasisKind.LAW, "《》"), "basis-without-title"),
        (BasisFacts(BasisKind.LAW, "联系13800138000"), "basis-names-person"),
        (BasisFacts(BasisKind.LAW, "法" * 201), "basis-words-too-long"),
        (
            BasisFacts(
                BasisKind.LAW, "法", valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 1)
            ),
            "basis-ends-before-it-begins",
        ),
    ],
)
def test_unfit_facts_are_refused(clerk: Person, facts: BasisFacts, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        register_basis(facts=facts, by=clerk)
    assert not PolicyBasis.objects.exists()


def test_citations_are_matched_by_number_and_by_title(
    linked: Any, clerk: Person, office: Person
) -> None:
    circular = register_basis(facts=CIRCULAR, by=clerk)
    law = register_basis(facts=BasisFacts(BasisKind.LAW, "预算法"), by=clerk)
    declaration = linked()
    uses = [(use.basis, use.item_key) for use in uses_for(clerk, circular)]
    assert uses == [(circular, ""), (circular, "a1")]
    assert uses_for(clerk, law).count() == 1
    assert uses_counted(clerk, [circular, law]) == {circular.pk: 1, law.pk: 1}
    assert "蘅财行[2019]06号" in declaration.basis_uses.first().excerpt


def test_what_is_cited_and_not_registered_waits_and_is_claimed(linked: Any, clerk: Person) -> None:
    linked()
    linked()
    waiting = open_citations_for(clerk)
    assert {(one.use.number, one.declarations) for one in waiting} >= {
        ("蘅财行〔2019〕6号", 2),
    }
    basis = register_basis(facts=CIRCULAR, by=clerk)
    assert basis.uses.count() == 4
    assert all(one.use.number != "蘅财行〔2019〕6号" for one in open_citations_for(clerk))


def test_linking_again_replaces_what_was_linked(linked: Any, clerk: Person) -> None:
    declaration = linked()
    form = form_of_json(declaration.draft.content).model_copy(update={"sections": {}})
    assert link_bases(declaration=declaration, form=form, by=clerk) == (0, 0)
    assert not BasisUse.objects.exists()
    assert Event.objects.latest("pk").kind == "bases.linked"


def test_repeal_warns_declarations_the_desk_and_names_the_successor(
    linked: Any, clerk: Person, office: Person
) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    declaration = linked(state=DeclarationState.DRAFTING)
    assert warnings_for(declaration) == []
    successor = register_basis(
        facts=BasisFacts(BasisKind.CIRCULAR, "新办法", "蘅财行〔2026〕1号"), by=office
    )
    repeal_basis(basis=basis, on=today() - timedelta(days=1), successor=successor, by=office)
    (warning,) = warnings_for(declaration)
    assert warning.item_keys == ("", "a1")
    assert "废止" in warning.says
    assert "新办法" in warning.advice
    assert list(declarations_on_ended(clerk)) == [declaration]
    assert "所引依据已失效的申报" in [todo.label for todo in todos_for(clerk)]


def test_what_ends_within_the_year_warns_and_what_ends_with_it_does_not(
    linked: Any, clerk: Person, office: Person
) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    declaration = linked(year=2030, last_year=2030)
    for day, warns in ((date(2030, 12, 31), False), (date(2030, 12, 30), True)):
        facts = BasisFacts(
            CIRCULAR.kind, CIRCULAR.title, CIRCULAR.number, CIRCULAR.issuer, valid_until=day
        )
        change_basis(basis=basis, facts=facts, by=office)
        assert bool(warnings_for(declaration)) == warns


def test_no_document_replaces_itself(clerk: Person, office: Person) -> None:
    one = register_basis(facts=CIRCULAR, by=clerk)
    two = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "新办法"), by=clerk)
    repeal_basis(basis=one, on=today(), successor=two, by=office)
    for successor in (one, two):
        with pytest.raises(RefusedError, match="basis-succeeds-itself"):
            repeal_basis(basis=successor, on=today(), successor=one, by=office)
    two.refresh_from_db()
    assert two.repealed_on is None


def test_two_entries_of_one_document_become_one(linked: Any, clerk: Person, office: Person) -> None:
    kept = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "培训费办法"), by=office)
    merged = register_basis(facts=CIRCULAR, by=clerk)
    linked()
    merge_bases(kept=kept, merged=merged, by=office)
    assert kept.uses.count() == 2
    assert list(PolicyBasis.objects.all()) == [kept]
    with pytest.raises(RefusedError, match="basis-merged-with-itself"):
        merge_bases(kept=kept, merged=kept, by=office)


def test_internal_documents_are_seen_by_those_who_see_the_unit(
    linked: Any, county: Any, clerk: Person, office: Person
) -> None:
    minutes = BasisFacts(BasisKind.MINUTES, "2025年第三次校务会议纪要", unit=county.units["一中"])
    basis = register_basis(facts=minutes, by=clerk)
    stranger = county.elsewhere["民政局经办"]
    assert list(bases_for(clerk)) == [basis]
    assert list(bases_for(office)) == [basis]
    assert not bases_for(stranger)
    words = "经2025年第三次校务会议纪要同意。"
    inside, outside = linked(basis=words), linked(basis=words, unit="民政局")
    assert [use.basis for use in inside.basis_uses.exclude(item_key="a1")] == [basis]
    assert [use.basis for use in outside.basis_uses.exclude(item_key="a1")] == [None]


def test_the_laws_of_the_core_are_registered_once(clerk: Person) -> None:
    known = register_basis(
        facts=BasisFacts(BasisKind.CIRCULAR, "预算评审", "财预〔2023〕95号"), by=clerk
    )
    made = preload_laws(by=SYSTEM)
    assert made > 20
    assert preload_laws(by=SYSTEM) == 0
    assert PolicyBasis.objects.filter(number_key="财预〔2023〕95号").get() == known
    law = PolicyBasis.objects.get(title="中华人民共和国预算法")
    assert (law.kind, law.valid_from) == (BasisKind.LAW, date(2015, 1, 1))
    assert alike(law, bases_for(clerk)) == []


def test_documents_are_found_by_words_kind_and_force(clerk: Person, office: Person) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    law = register_basis(facts=BasisFacts(BasisKind.LAW, "预算法"), by=clerk)
    repeal_basis(basis=basis, on=today(), by=office)
    seen = bases_for(clerk)
    assert list(found_bases(seen, words="2019")) == [basis]
    assert list(found_bases(seen, kind=BasisKind.LAW)) == [law]
    assert list(found_bases(seen, standing="ended")) == [basis]
    assert list(found_bases(seen, standing="holding")) == [law]


def test_a_repeal_that_was_a_mistake_is_taken_back(
    linked: Any, clerk: Person, office: Person
) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    declaration = linked(state=DeclarationState.DRAFTING)
    with pytest.raises(RefusedError, match="basis-not-repealed"):
        reinstate_basis(basis=basis, by=office)
    repeal_basis(basis=basis, on=today(), by=office)
    assert warnings_for(declaration)
    assert reinstate_basis(basis=basis, by=office).repealed_on is None
    assert warnings_for(declaration) == []
    assert Event.objects.latest("pk").kind == "basis.reinstated"


def test_a_department_keeps_its_own_entries_and_not_those_of_all(
    county: Any, clerk: Person, office: Person
) -> None:
    reviewer = county[Role.DEPARTMENT_REVIEWER]
    of_all = register_basis(facts=CIRCULAR, by=office)
    own = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "教学用房标准"), by=reviewer)
    with pytest.raises(RefusedError, match="basis-of-others"):
        repeal_basis(basis=of_all, on=today(), by=reviewer)
    with pytest.raises(RefusedError, match="basis-of-others"):
        change_basis(basis=of_all, facts=CIRCULAR, by=reviewer)
    with pytest.raises(RefusedError, match="basis-of-others"):
        merge_bases(kept=own, merged=of_all, by=reviewer)
    assert repeal_basis(basis=own, on=today(), by=reviewer).repealed_on == today()
    assert repeal_basis(basis=of_all, on=today(), by=office).repealed_on == today()


def test_an_entry_that_was_merged_meanwhile_is_told_and_no_failure(
    clerk: Person, office: Person
) -> None:
    kept = register_basis(facts=CIRCULAR, by=clerk)
    merged = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "培训费办法"), by=clerk)
    stale = PolicyBasis.objects.get(pk=merged.pk)
    merge_bases(kept=kept, merged=merged, by=office)
    for act in (
        lambda: merge_bases(kept=kept, merged=stale, by=office),
        lambda: change_basis(basis=stale, facts=CIRCULAR, by=office),
        lambda: repeal_basis(basis=stale, on=today(), by=office),
        lambda: repeal_basis(basis=kept, on=today(), successor=stale, by=office),
    ):
        with pytest.raises(RefusedError, match="basis-gone"):
            act()


def test_a_merged_entry_goes_on_to_what_replaced_the_other_and_never_to_itself(
    clerk: Person, office: Person
) -> None:
    kept = register_basis(facts=CIRCULAR, by=clerk)
    merged = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "培训费办法"), by=clerk)
    newer = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "新办法"), by=office)
    repeal_basis(basis=merged, on=today(), successor=newer, by=office)
    kept = merge_bases(kept=kept, merged=merged, by=office)
    assert (kept.repealed_on, kept.successor) == (today(), newer)
    # What replaced the kept one is replaced by the other entry: together that would be a circle.
    again = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "培训费旧办法"), by=office)
    repeal_basis(basis=newer, on=today(), successor=again, by=office)
    kept = merge_bases(kept=kept, merged=again, by=office)
    kept.refresh_from_db()
    newer.refresh_from_db()
    assert kept.successor is None
    assert newer.successor == kept


def test_warnings_name_the_sub_items_and_ask_one_query_for_many(
    linked: Any, clerk: Person, office: Person, django_assert_num_queries: Any
) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    declarations = [linked() for _ in range(3)]
    ItemFigure.objects.create(
        declaration=declarations[0], key="a1", code="1", label="培训", place=0, asked_fen=1
    )
    repeal_basis(basis=basis, on=today(), by=office)
    with django_assert_num_queries(1):
        told = warnings_of(declarations)
    assert [len(told[one.pk]) for one in declarations] == [1, 1, 1]
    assert told[declarations[0].pk][0].items == ("培训",)
    uses = uses_for(clerk, basis).filter(declaration=declarations[0])
    assert [use.item_label for use in uses] == ["", "培训"]


@pytest.mark.parametrize(
    "words", ["蘅财行[2019]06号", "[2019]6", "《蘅川县培训费管理办法》", "蘅财行"]
)
def test_a_document_is_found_however_its_number_is_typed(clerk: Person, words: str) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    register_basis(
        facts=BasisFacts(BasisKind.CIRCULAR, "差旅费办法", "蘅政办〔2019〕8号"), by=clerk
    )
    assert list(found_bases(bases_for(clerk), words=words)) == [basis]


@pytest.mark.parametrize(
    "words",
    ["蘅财行[2019]06号", "蘅川县培训费管理办法", "《蘅川县培训费管理办法》（蘅财行〔2019〕6号）"],
)
def test_a_successor_is_named_as_one_cites_it(clerk: Person, words: str) -> None:
    basis = register_basis(facts=CIRCULAR, by=clerk)
    assert bases_named(bases_for(clerk), words) == [basis]
    assert bases_named(bases_for(clerk), "没有这份文件") == []
