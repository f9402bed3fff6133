"""Renders templates as an authentik server does: a folder of the administrator first, then the server's own.

Reads JSON from the standard input, and writes a JSON list of the rendered pages, with `{"error": ...}` for those that
cannot be rendered.
"""

import json
import sys

import django
from django.conf import settings
from django.http import QueryDict
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


def context_of(job):
    context = dict(job["context"])
    if "brand_css" in context:
        context["brand_css"] = mark_safe(context["brand_css"])
    if "flow_background_url" in context:
        context["flow"] = Flow(context["flow"])
    context["request"] = Request(job.get("query", ""))
    return context


def render(job):
    with translation.override(job.get("language", "en-us")):
        try:
            from django.template.loader import get_template

            return get_template(job["template"]).template.render(django.template.Context(context_of(job)))
        except Exception as error:
            return {"error": repr(error)}


json.dump([render(job) for job in asked["jobs"]], sys.stdout)
