"""The pages of help that a walk over every page visits: each template once, full and empty."""

HELP_PAGES = (
    "/help/",
    "/help/hangzhou/windows",
    "/help/hangzhou/windows?district=xihu",
    "/help/hangzhou/faq?show=cancelled",
    "/help/hangzhou/guides",
    "/help/hangzhou/guides/apply",
    "/help/hangzhou/materials",
    "/help/hangzhou/table/hangzhou-2024",
    "/help/hangzhou/table/hangzhou-2024/changes",
    "/help/hangzhou/lines",
    "/help/hangzhou/search?q=落户",
    "/help/hangzhou/search?q=xyzzy",
    "/help/hangzhou/report?about=guide:apply",
    "/help/shanghai/",
    "/help/shanghai/windows",
)
