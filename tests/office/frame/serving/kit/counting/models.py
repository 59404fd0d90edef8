from django.db import models


class Counted(models.Model):
    """One effect; nothing in the table keeps it from being there twice."""

    what = models.CharField(max_length=64)
    number = models.CharField(max_length=64)
