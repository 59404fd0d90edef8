"""The renderer of every form (``FORM_RENDERER``)."""

from django.forms.renderers import TemplatesSetting


class OfficeRenderer(TemplatesSetting):
    """``{{ form }}`` gives the summary of errors and every field with label, hint and error."""

    form_template_name = "frame/components/form.html"
    field_template_name = "frame/components/field.html"
