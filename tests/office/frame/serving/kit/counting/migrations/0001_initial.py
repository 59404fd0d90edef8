from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=64)),
                ("number", models.CharField(max_length=64)),
            ],
        ),
    ]
