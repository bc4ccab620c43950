"""An article's page carries it as schema.org data, which nothing a page printed can break out of."""

import json
import re

from marsad.web.app import create_app
from marsad.web.site import write_site


def test_the_page_carries_the_article_for_machines(library, tmp_path):
    write_site(create_app(library), tmp_path, [f"/article/{f.article.id}" for f in library.every_article()])
    for filed in library.every_article():
        html = (tmp_path / "article" / f"{filed.article.id}.html").read_text(encoding="utf-8")
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        linked = json.loads(data)
        assert linked["@type"] == "NewsArticle"
        assert linked["articleBody"] == filed.article.body
        assert [part["text"] for part in linked.get("hasPart", [])] == [c.text for c in filed.analysis.claims]
        assert "<" not in data
