"""What the templates of all apps may load: ``components``, ``money``, ``dates``."""
