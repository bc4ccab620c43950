"""The package as a client: cheap to import, an archive to open, a page to read."""

import subprocess
import sys

import pytest

import marsad
from marsad.errors import ArchiveMissing

PAGE = """<html lang="ar"><head><title>افتتاح الجسر الجديد - صحيفة المثال</title></head><body><article>
<h1>افتتاح الجسر الجديد فوق النهر</h1><time datetime="2024-10-30">30 أكتوبر 2024</time>
<p>افتتحت وزارة النقل، الأربعاء، الجسر الجديد فوق النهر بعد ثلاث سنوات من العمل المتواصل في المدينة.</p>
<p>وقال وزير النقل إن الجسر يخدم خمسين ألف سيارة في اليوم، وإن كلفته بلغت عشرين مليون دولار.</p>
<p>وأضاف أن الوزارة ستبدأ العام المقبل بناء جسر ثان على بعد عشرة كيلومترات من الأول.</p>
</article></body></html>"""


def test_importing_it_brings_nothing_in():
    program = "import sys, marsad; print(*sorted(m for m in sys.modules if m.startswith('marsad.')))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    assert set(done.stdout.split()) <= {"marsad.version"}


def test_a_page_is_read_from_text_or_bytes():
    for content in (PAGE, PAGE.encode()):
        read = marsad.read(content, url="https://example.org/bridge")
        assert read.refused is None
        assert read.articles[0].headline == "افتتاح الجسر الجديد فوق النهر"
        assert len(read.analyses) == len(read.articles)


def test_an_archive_is_opened_and_closed(library, archive_dir):
    with marsad.open(archive_dir) as archive:
        assert archive.search("المرفأ").total == library.search("المرفأ").total == 2
        assert {each.id for each in archive.stories().items} == {each.id for each in library.stories().items}


def test_where_there_is_none_it_says_so(tmp_path):
    with pytest.raises(ArchiveMissing):
        marsad.open(tmp_path / "nothing")
