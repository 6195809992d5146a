"""``lianxin verify NOTICE.pdf``: the paper that hung is known again, one changed byte is found."""

import io
import re
import zipfile

import pypdf
import pytest
from django.core.management import CommandError, call_command

from lianxin.bulletin import exports, services
from lianxin.bulletin.tasks import fingerprint_papers, make_papers
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.prints import render_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(board, tmp_path):
    posting = board.posted().posting
    file = tmp_path / "notice.pdf"
    file.write_bytes(render_paper("notice", exports.notice_paper(posting, "a4", "web")))
    return posting, file


def said(capsys, *papers):
    call_command("verify", *map(str, papers))
    return capsys.readouterr().out


def test_the_paper_and_its_code_are_known(paper, capsys):
    posting, file = paper
    words = said(capsys, file, posting.public_id, posting.public_id.lower())
    assert words.count("就是公布的那一份") == 1
    assert posting.notice.number in words
    assert words.count(f"/board/verify/{posting.public_id}/") == 2, (
        "a code says nothing of what else stands on the paper"
    )


@pytest.mark.parametrize("size", exports.SIZES)
@pytest.mark.parametrize("rendition", ["board", "web"])
def test_every_size_and_rendition_is_known_and_not_with_one_changed_byte(paper, tmp_path, capsys, size, rendition):
    posting, _file = paper
    data = bytearray(render_paper("notice", exports.notice_paper(posting, size, rendition)))
    file = tmp_path / f"{size}.pdf"
    file.write_bytes(data)
    assert "就是公布的那一份" in said(capsys, file)
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(CommandError, match="1 份不是这里公布的"):
        said(capsys, file)
    assert "被改过" in capsys.readouterr().out


def test_a_notice_that_never_hung_says_so(paper, capsys):
    posting, file = paper
    file.write_bytes(file.read_bytes().replace(posting.public_id.encode(), b"ABCDEFGHJKMN"))
    with pytest.raises(CommandError):
        said(capsys, file)
    assert "没有核验码是 ABCDEFGHJKMN 的公开" in capsys.readouterr().out


def test_it_is_known_by_its_fingerprint_too(paper, capsys):
    posting, file = paper
    fingerprint_papers()
    assert posting.papers.count() == 8, "two renditions of A4 and A3, each in large print too"
    assert "就是公布的那一份" in said(capsys, file)


@pytest.mark.parametrize("at", [20, 2_000, -40])
def test_one_changed_byte_is_found(paper, capsys, at):
    _posting, file = paper
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    with pytest.raises(CommandError, match="1 份不是这里公布的"):
        said(capsys, file)
    assert "✗" in capsys.readouterr().out


def test_the_papers_of_the_archive_are_what_pdf_a_2b_asks(board):
    """ISO 19005-2, as far as it is read from the file: its own claim, a colour profile, every font inside and its words mapped,
    nothing locked, nothing that runs or sounds, no picture of another standard; and the tags for who listens."""
    notice = board.posted()
    with zipfile.ZipFile(io.BytesIO(exports.archive_package(notice))) as package:
        [name] = [name for name in package.namelist() if name.endswith(".pdf")]
        reader = pypdf.PdfReader(io.BytesIO(package.read(name)))
    root, claim = reader.trailer["/Root"], reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part(?:=\"|>)2", claim)
    assert re.search(r"pdfaid:conformance(?:=\"|>)B", claim)
    [intent] = root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp", "an ICC profile"
    assert "/Encrypt" not in reader.trailer
    assert "/ID" in reader.trailer
    assert not {"/AA", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    kinds, fonts = set(), []
    for number in range(1, int(reader.trailer["/Size"])):
        found = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        if isinstance(found, pypdf.generic.DictionaryObject):
            kinds |= {str(found.get(key)) for key in ("/S", "/Subtype") if key in found}
            fonts += [found] if found.get("/Type") == "/Font" else []
            assert not found.get("/TR"), "no transfer function"
            assert found.get("/BM", "/Normal") in ("/Normal", "/Compatible")
    assert not kinds & {"/JavaScript", "/Launch", "/Sound", "/Movie", "/PS", "/Screen", "/3D", "/RichMedia"}
    whole = [font for font in fonts if font["/Subtype"] == "/Type0"]
    assert whole
    for font in whole:
        below = font["/DescendantFonts"][0]
        assert {"/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"]), font["/BaseFont"]
        assert "/ToUnicode" in font, font["/BaseFont"]
    assert {font["/Subtype"] for font in fonts} <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("zh")


def test_large_print_is_large_down_to_the_last_word(paper):
    """Nothing but the line at the foot under 16 points, and the rows of a wide table one under another."""
    posting, _file = paper
    data = exports.notice_paper(posting, "a4l")
    heads = ["编号", "姓名", "做了什么", "哪天", "哪一组", "几分"]
    row = ["K9HMFQHC380Q", "高**", "给独居老人送饭", "2026-10-12", "三组", "12"]
    table = {"caption": "十月", "heads": heads, "counted": [False] * 5 + [True], "source": "取自积分", "total": False}
    sizes: dict = {}

    def seen(text, _cm, matrix, _font, size):
        if text.strip():
            points = round(abs(size * matrix[3]), 1)
            sizes[points] = sizes.get(points, "") + text

    reader = pypdf.PdfReader(io.BytesIO(render_paper("notice", data | {"tables": [table | {"rows": [row] * 2}]})))
    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    small = {size: words for size, words in sizes.items() if size < 16}
    assert set(small) == {8.5}, small
    assert data["footer"][:5] in small[8.5]
    assert max(sizes) > 30


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_a_month_of_points_fits_on_one_wall(paper, size):
    """A column is as wide as its words: eight claims, the period and the code stand on one sheet."""
    posting, _file = paper
    data = exports.notice_paper(posting, size)
    heads = ["编号", "姓名", "做了什么", "哪天", "几分"]
    row = ["K9HMFQHC380Q", "高**", "A02 给独居老人送饭、陪看病", "2026-10-12", "12"]
    table = {"caption": "", "heads": heads, "counted": [False] * 4 + [True], "source": "", "total": True}
    data["tables"] = [table | {"rows": [row] * 8 + [["合计", "", "", "", "96"]]}]
    assert len(pypdf.PdfReader(io.BytesIO(render_paper("notice", data))).pages) == 1


def test_words_are_not_squeezed_by_columns_of_money(paper):
    """Eight sources of money, five sums each: the names stand in two lines at most, so that all fits on one sheet."""
    posting, _file = paper
    data = exports.notice_paper(posting, "a4")
    heads = ["项目", "来源", "谁出的", "承诺（元）", "到账（元）", "付出（元）", "退回（元）", "结余（元）"]
    row = ["村口到小学装路灯", "村集体自有资金", "县交通运输局", *["40,000.00"] * 5]
    table = {"caption": "", "heads": heads, "counted": [False] * 3 + [True] * 5, "source": "", "total": False}
    data |= {"blocks": [], "tables": [table | {"rows": [row] * 8}]}
    assert len(pypdf.PdfReader(io.BytesIO(render_paper("notice", data))).pages) == 1


def test_an_older_paper_says_that_it_was_corrected(board, cast, paper, capsys):
    posting, file = paper
    objection = services.raise_objection(notice=posting.notice, words="是西头", by=ANONYMOUS)
    services.uphold_objection(objection=objection, answer="是写错了", by=cast.actor("secretary"))
    services.post_correction(
        notice=posting.notice, title="修西头机耕路", body="修西头。", because="写错了", by=cast.actor("committee")
    )
    assert "后来更正过" in said(capsys, file)


def test_what_is_no_paper_of_ours_is_refused_in_words(paper, tmp_path, capsys):
    foreign = tmp_path / "other.pdf"
    foreign.write_bytes(b"%PDF-1.7 something else")
    for asked in (foreign, "ABCDEFGHJKMN", ""):
        with pytest.raises(CommandError, match="不是这里公布的"):
            said(capsys, asked)
    with pytest.raises(CommandError, match=r"没有文件 .*missing\.pdf"):
        said(capsys, tmp_path / "missing.pdf")


def test_the_worker_starts_no_process_while_nothing_waits(board, django_assert_num_queries):
    board.posted()
    fingerprint_papers()
    with django_assert_num_queries(1):
        make_papers()
