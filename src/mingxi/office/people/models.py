"""Persons (to be completed)."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by sign-in name."""


class Person(AbstractBaseUser):
    """A person who may sign in."""

    number = models.CharField("工号", max_length=32, unique=True)
    name = models.CharField("姓名", max_length=64)
    sign_in_name = models.CharField("登录名", max_length=64, unique=True)
    is_active = models.BooleanField("在用", default=True)

    objects = PersonManager()
    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["number", "name"]

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"
