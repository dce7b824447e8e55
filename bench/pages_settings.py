"""The settings of the site with one page more: the result with constant data, to hold the real one against."""

from anju.site.settings import *  # noqa: F403 - all of them, and two changed

ROOT_URLCONF = "pages_urls"
