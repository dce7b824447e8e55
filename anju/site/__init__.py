"""The site: settings, addresses of pages, and how it is served."""
