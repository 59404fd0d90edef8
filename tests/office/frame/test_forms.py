"""How forms are drawn: label, control, hint and error of each field, and a summary at the top."""

import re

from django import forms

from mingxi.office.frame.forms import FileDrop, WithUnit


class Sample(forms.Form):
    """A field of each sort that is drawn in its own way."""

    name = forms.CharField(label="名称", help_text="不超过 60 字。")
    amount = forms.DecimalField(label="金额", widget=WithUnit("万元"))
    note = forms.CharField(label="备注", required=False)
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="已经审定")
    file = forms.FileField(label="文件", widget=FileDrop(accept=".docx", limit_bytes=10))
    secret = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self) -> None:
        """Find a fault that belongs to no field."""
        if self.cleaned_data.get("name") == "重复":
            raise forms.ValidationError("名称与类别不能同时填写。")


def test_a_fresh_form_complains_of_nothing() -> None:
    drawn = str(Sample())
    assert "error-summary" not in drawn
    assert "aria-invalid" not in drawn
    assert drawn.count('class="need"') == 1


def test_every_visible_control_has_its_label() -> None:
    drawn = str(Sample())
    for name in ("name", "amount", "note", "agreed", "file"):
        assert (
            f'<label for="id_{name}"' in drawn or f'<label class="choice" for="id_{name}"' in drawn
        )
    assert "<legend>类别" in drawn


def test_hint_and_error_are_named_by_the_control() -> None:
    drawn = str(Sample({"amount": "十万"}))
    control = re.search(r'<input[^>]*id="id_name"[^>]*>', drawn)
    assert control is not None
    assert 'aria-describedby="id_name_helptext id_name_error"' in control[0]
    assert 'aria-invalid="true"' in control[0]
    assert 'id="id_name_helptext"' in drawn
    assert '<p class="wrong" id="id_name_error"><span>此项必填。</span></p>' in drawn


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    drawn = str(Sample({"name": "甲", "amount": "十万", "secret": "x"}))
    assert "有 4 处需要改正" in drawn
    targets = re.findall(r'<li><a href="#([^"]+)">', drawn)
    assert targets == ["id_amount", "id_kind", "id_agreed", "id_file"]
    for target in targets:
        assert f'id="{target}"' in drawn


def test_a_fault_of_the_whole_form_stands_in_the_summary() -> None:
    assert "<li>名称与类别不能同时填写。</li>" in str(Sample({"name": "重复"}))


def test_the_widgets_of_the_trade_say_what_they_take() -> None:
    drawn = str(Sample())
    assert "<span>万元</span>" in drawn
    assert 'inputmode="decimal"' in drawn
    assert 'accept=".docx"' in drawn
    assert 'data-limit="10"' in drawn


def test_hidden_fields_are_drawn() -> None:
    assert '<input type="hidden" name="secret" value="x"' in str(Sample())
