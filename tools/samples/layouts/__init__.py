"""Every layout by its name."""

from . import crowded, lists, newsrooms, rough
from .layout import Layout

LAYOUTS: dict[str, Layout] = {
    layout.name: layout for group in (newsrooms, rough, crowded, lists) for layout in group.LAYOUTS
}

__all__ = ["LAYOUTS", "Layout"]
