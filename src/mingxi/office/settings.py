"""Django's settings, from the installation's configuration."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.functional import lazy

from mingxi.office.frame.configuration import TIME_ZONE as ZONE
from mingxi.office.frame.configuration import configuration
from mingxi.office.frame.files.limits import UPLOADS_MAX
from mingxi.office.frame.vault import secret

CONFIGURATION = configuration()
OFFICE = Path(__file__).parent

# --- what it is made of -------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "ninja",
    "csp",
    "mingxi.office.frame",
    "mingxi.office.frame.vault",
    "mingxi.office.frame.files",
    "mingxi.office.frame.idempotency",
    "mingxi.office.frame.jobs",
    "mingxi.office.frame.search",
    "mingxi.office.events",
    "mingxi.office.people",
    "mingxi.office.declaration",
    "mingxi.office.budget",
    "mingxi.office.desk",
]

MIDDLEWARE = [
    "mingxi.office.frame.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mingxi.office.frame.headers.HeadersMiddleware",
    "mingxi.office.frame.origin.OriginMiddleware",
    "mingxi.office.frame.serving.requests.RequestLogMiddleware",
    "mingxi.office.frame.api.problems.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "mingxi.office.people.pages.sessions.SessionRulesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "mingxi.office.urls"
WSGI_APPLICATION = "mingxi.office.wsgi.application"
AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A page and its template lie side by side: "people/pages/persons.html".
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [OFFICE],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mingxi.office.frame.context.office",
            ],
        },
    },
]
FORM_RENDERER = "mingxi.office.frame.forms.OfficeRenderer"
# The tones of notices (frame/components/notice.html).
MESSAGE_TAGS = {10: "info", 20: "info", 25: "ok", 30: "warn", 40: "error"}

# --- database -----------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        CONFIGURATION.database_url, conn_max_age=600, conn_health_checks=True
    ),
}
if CONFIGURATION.uses_sqlite:
    DATABASES["default"] |= {
        "ENGINE": "mingxi.office.frame.database.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }

# --- jobs ---------------------------------------------------------------------------------------

# How long a worker may be silent before its job is handed on.
JOB_LEASE = timedelta(seconds=30)

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = ZONE.key
USE_TZ = True
USE_I18N = True

# --- security -----------------------------------------------------------------------------------

# Asked for when something is signed: who only lists commands or checks types makes no keys.
SECRET_KEY = lazy(lambda: secret("django").hex(), str)()
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# By HTTPS, a browser takes a cookie of such a name from this very host alone.
COOKIE_PREFIX = "__Host-" if CONFIGURATION.secure else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
SECURE_SSL_REDIRECT = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if CONFIGURATION.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.secure else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mingxi.office.frame.errors.forged"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A form of hundreds of lines posts each of its values.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "mingxi.office.frame.files.uploading.NamelessFileUploadHandler",
]
# One more than a form takes, so that the form can say so.
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOADS_MAX + 1

# --- sign-in ------------------------------------------------------------------------------------

# How long a session lasts: from the last act, and from the sign-in; or until the browser closes.
SESSION_IDLE = timedelta(minutes=30)
SESSION_AGE_MAX = timedelta(hours=10)
SESSION_COOKIE_AGE = int(SESSION_AGE_MAX.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "mingxi.office.people.services.passwords.MakeUpValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("sign_in_name", "name", "number")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- static files -------------------------------------------------------------------------------

STATIC_URL = "static/"
# Served from where the packages have them; nothing is gathered, so nothing is written at run time.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = int(timedelta(minutes=10).total_seconds())

# --- logs ---------------------------------------------------------------------------------------

LOGGING_CONFIG = "mingxi.office.frame.serving.logs.configure"
LOGGING = {"level": CONFIGURATION.log_level}
