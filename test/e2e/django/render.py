"""Renders templates as an authentik server does: a folder of the administrator first, then the server's own.

Reads JSON from the standard input, and writes a JSON list of the rendered pages, each with whether the server sends the
cookie of the CSRF token with it, or with `{"error": ...}` for those that cannot be rendered.
"""

import json
import sys

import django
from django.conf import settings
from django.http import QueryDict
from django.template.context_processors import csrf
from django.utils import translation
from django.utils.safestring import mark_safe

asked = json.load(sys.stdin)
folder = "django.template.loaders.filesystem.Loader"
settings.configure(
    INSTALLED_APPS=["django.contrib.staticfiles"],
    STATIC_URL=asked["static"],
    USE_I18N=True,
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.cached.Loader", [(folder, [path]) for path in asked["folders"]])
                ]
            },
        }
    ],
)
django.setup()


class Flow:
    """A flow whose background is told by a method that wants the request, as in servers since 2025.12."""

    def __init__(self, members):
        self.__dict__.update(members)

    def background_url(self, request):
        raise AssertionError("The template has no request to give")


class Request:
    def __init__(self, query):
        self.GET = QueryDict(query)
        self.META = {}


def context_of(job, request):
    context = {**job["context"], **csrf(request), "request": request}
    if "brand_css" in context:
        context["brand_css"] = mark_safe(context["brand_css"])
    if "flow_background_url" in context:
        context["flow"] = Flow(context["flow"])
    return context


def render(job):
    with translation.override(job.get("language", "en-us")):
        try:
            from django.template.loader import get_template

            request = Request(job.get("query", ""))
            context = django.template.Context(context_of(job, request))
            page = get_template(job["template"]).template.render(context)
            return {"page": page, "setsToken": "CSRF_COOKIE" in request.META}
        except Exception as error:
            return {"error": repr(error)}


json.dump([render(job) for job in asked["jobs"]], sys.stdout)
