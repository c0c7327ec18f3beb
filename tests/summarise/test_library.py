"""The library: adding, listing, removing, what is remembered, and keeping the file safe."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.article import Article
from summarise.library import Library, LibraryError, article_from_store, find_place, restore_backup
from summarise.library.backups import KEPT, backups
from summarise.library.schema import VERSION

WORDS = "算力是一种商品只要愿意投入资金差距就可以弥补但是人才和数据也同样重要没有合格的产品就谈不上竞争"


def prose(seed: int, size: int) -> str:
    """Text of ``size`` characters that is like no other seed's."""
    return "".join(
        random.Random(seed).choices("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳", k=size)
    )


def article(title: str, body: str, source: str | None = None, published: str | None = None) -> Article:
    return parse_article(body, title=title, source=source, published=published)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data") as opened:
        yield opened


def test_an_added_article_comes_back_whole(library: Library) -> None:
    text = '来源:新华社  2023-05-27\n\n国产大模型比国外落后两年。张俊说,"缺芯少魂"。\n\n参数达到1,750亿。'
    given = parse_article(text, title="缺芯少魂")
    added = library.add(given, origin="/somewhere/a.txt")
    assert added.state == "read"
    assert article_from_store(library, added.id) == given
    (item,) = library.page()
    assert (item.title, item.source, item.published) == ("缺芯少魂", given.source, given.published)
    assert library.origins(added.id) == ("/somewhere/a.txt",)


def test_the_same_text_is_one_article_wherever_it_lies(library: Library) -> None:
    first = library.add(parse_article("第一段。\n第二段。\n"), origin="/a")
    again = library.add(parse_article("第一段。\r\n\r\n第二段。"), origin="/b")
    assert (again.id, again.state) == (first.id, "known")
    assert set(library.origins(first.id)) == {"/a", "/b"}
    assert library.count() == 1
    assert library.at_origin("/b") == (first.id, None, None)


def test_lists_are_paged_sorted_and_filtered(library: Library) -> None:
    for number in range(30):
        body = f"这是第{number}篇文章。{prose(number, 20 * number + 20)}。"
        library.add(
            article(
                f"标题{number}",
                body,
                source="新华社" if number % 2 else "南方日报",
                published=f"2023-05-{number + 1:02d}",
            )
        )
    assert [item.title for item in library.page(limit=3)] == ["标题29", "标题28", "标题27"]
    assert [item.title for item in library.page(limit=2, offset=3, sort="date", backwards=True)] == ["标题3", "标题4"]
    assert library.page(sort="length", limit=1)[0].title == "标题29"
    assert library.count("source:南方 after:2023-05-10 before:2023-05-20") == 5
    assert [item.title for item in library.page("标题17")] == ["标题17"]
    assert library.count("xinhuashe") == 15
    assert library.count("nfrb") == 15
    assert library.count("chars>100 unread") == library.count("chars>100") > 0


def test_tags_and_reading(library: Library) -> None:
    ids = [library.add(article(f"文章{n}", f"内容{n}。" * 9)).id for n in range(3)]
    library.tag(ids[:2], add=["算力", "稍后"])
    library.tag(ids[:1], drop=["稍后"])
    assert library.tags() == (("稍后", 1), ("算力", 2))
    assert library.count("tag:算力") == 2
    assert library.items(ids)[ids[1]].tags == ("稍后", "算力")
    library.set_read(ids[:2])
    assert [item.id for item in library.page("unread")] == [ids[2]]
    library.set_read(ids, read=False)
    assert library.count("unread") == 3
    library.set_gist(ids[0], "一句话。")
    assert library.items(ids)[ids[0]].gist == "一句话。"


def test_removing_can_be_undone_for_thirty_days(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [library.add(article(f"文章{n}", f"唯一内容{n}。" * 9)).id for n in range(3)]
    assert library.remove(ids[:2]) == 2
    assert library.count() == 1
    assert not library.search("唯一内容").hits[1:]
    assert {item.id for item in library.trash()} == set(ids[:2])
    assert set(library.restore()) == set(ids[:2])
    assert library.count() == 3
    library.remove([ids[0]])
    assert library.purge() == 0
    import time

    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 86_400)
    assert library.purge() == 1
    assert library.restore() == ()
    with pytest.raises(LookupError):
        library.article(ids[0])
    assert library.check().problems == ()


def test_what_was_only_opened_is_remembered_by_its_content(library: Library) -> None:
    raw = "第一段讲的是算力。\n第二段讲的是人才。\n第三段讲的是数据。"
    library.set_place(raw, 15, title="三段")
    mark = library.add_mark(raw, (10, 16), "highlight", colour="yellow", note="记下")
    remembered = library.recall(raw.replace("\n", "\r\n"))
    assert remembered is not None
    assert not remembered.kept
    assert remembered.place is not None
    assert find_place(raw, remembered.place) == 15
    (found,) = remembered.marks
    assert (found.id, found.place.quote, found.note) == (mark, raw[10:16], "记下")
    assert library.count() == 0
    added = library.add(parse_article(raw))
    assert added.state == "read"
    after = library.recall(raw)
    assert after is not None
    assert (after.kept, after.place, after.marks) == (True, remembered.place, remembered.marks)
    library.change_mark(mark, colour="blue", note=None)
    assert library.marks(added.id)[0].colour == "blue"
    library.remove_mark(mark)
    assert library.marks() == ()
    library.remove_mark(mark, removed=False)
    assert len(library.marks()) == 1


def test_summaries_and_analyses_are_kept(library: Library) -> None:
    raw = "第一句话在这里。第二句话在这里。"
    number = library.add(parse_article(raw)).id
    library.save_summary(raw, "lsa", [(8, 16)], [], path="/tmp/a.md")
    library.save_summary(raw, "auto", [(0, 8)], ["句话"], path="/tmp/a.md")
    (saved,) = library.summaries(number)
    assert (saved.method, saved.keywords, saved.sentences[0].quote) == ("auto", ("句话",), "第一句话在这里。")
    assert saved.path == "/tmp/a.md"
    library.save_summary(raw, "lsa", [(8, 16)], [], path="/tmp/b.md")
    assert [one.path for one in library.summaries(number)] == ["/tmp/b.md", "/tmp/a.md"]
    assert [item.id for item in library.page("saved")] == [number]
    library.keep_analysis(raw, "figures", "1", b"value")
    assert library.analysis(raw, "figures", "1") == b"value"
    assert library.analysis(raw, "figures", "2") is None
    library.keep_analysis(raw, "figures", "2", b"better")
    assert library.analysis(raw, "figures", "1") is None


def test_broken_text_is_no_reason_to_fail(library: Library) -> None:
    for raw in ("\ud800半个字符\udfff", "空\x00字", "", "a" * 50_000):
        number = library.add(parse_article(raw, title=raw[:3] or None), origin=f"/tmp/\udcff{raw[:2]}").id
        assert library.article(number).raw == raw
        library.set_place(raw, 1)
        library.add_mark(raw, (0, 2), "note")
    assert library.count() == 4
    assert all(origin.startswith("/tmp/\udcff") for item in library.page() for origin in library.origins(item.id))
    library.search("\ud800")
    library.page("\ud800 source:\udfff")


def test_reprints_are_one_row_with_a_count(library: Library) -> None:
    body = "".join(f"{WORDS[i:]}{i}段，{WORDS[:i]}。" for i in range(12))
    whole = library.add(article("原文", body, source="新华社"))
    cut = library.add(article("转载", body[: len(body) * 6 // 10], source="某网站"))
    other = library.add(article("别的", "今天天气很好，大家都去公园散步，孩子们在草地上放风筝。" * 8))
    assert (whole.state, cut.state, other.state) == ("read", "reprint", "read")
    assert library.count() == 2
    assert library.count(collapse=False) == 3
    rows = {item.id: item for item in library.page()}
    assert rows[whole.id].copies == 1
    assert cut.id not in rows
    assert library.reprints(cut.id) == (whole.id, cut.id)
    assert [item.id for item in library.page("reprint")] == [cut.id]
    assert [item.id for item in library.page("source:某网站")] == [cut.id]
    assert [item.id for item in library.page("source:新华社")] == [whole.id]
    assert [item.id for item in library.page("unread chars>10", sort="length")] == [whole.id, other.id]
    assert [hit.item.id for hit in library.search("算力").hits] == [whole.id]
    assert [hit.item.id for hit in library.search("转载").hits] == [cut.id]
    assert library.search("算力").total == 1
    assert len(library.search("算力", collapse=False).hits) == 2
    library.remove([whole.id])
    assert cut.id in {item.id for item in library.page()}
    library.restore()
    assert cut.id not in {item.id for item in library.page()}


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    with Library(tmp_path / "deep" / "data") as library:
        library.add(parse_article("私事。"))
        library.back_up()
        for path in [library.path, *library.path.parent.glob("library.db-*"), *backups(library.path)]:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(library.path.parent.stat().st_mode) == 0o700


def test_three_backups_are_kept_and_restored(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(parse_article("第一篇文章。"))
        assert library.back_up() is not None
        assert library.back_up() is None
        for _ in range(KEPT + 1):
            library.back_up(always=True)
        assert len(backups(library.path)) == KEPT
    path = tmp_path / "library.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x99" * 4_000)
    with pytest.raises(LibraryError, match="damaged"):
        Library(tmp_path)
    restore_backup(tmp_path)
    with Library(tmp_path) as library:
        assert library.count() == 1
        assert library.check().problems == ()
    assert path.with_name("library.db.damaged").exists()


def test_restoring_without_a_backup_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no sound backup"):
        restore_backup(tmp_path)


def test_a_newer_library_is_only_read(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(parse_article("来自未来。", title="未来"))
        library._connection().execute(f"PRAGMA user_version = {VERSION + 1}")
    with Library(tmp_path) as library:
        assert library.read_only
        assert library.notice is not None
        assert "newer" in library.notice
        assert library.page()[0].title == "未来"
        with pytest.raises(LibraryError, match="newer"):
            library.add(parse_article("不行。"))
        with pytest.raises(LibraryError):
            library.start_import(["/a"])


def test_an_older_library_is_backed_up_and_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarise.library import opened, schema

    with Library(tmp_path) as library:
        library.add(parse_article("旧版本。"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE articles ADD COLUMN mood TEXT;"))
    monkeypatch.setattr(schema, "VERSION", VERSION + 1)
    monkeypatch.setattr(opened, "VERSION", VERSION + 1)
    with Library(tmp_path) as library:
        assert len(backups(library.path)) == 1
        assert library._connection().execute("SELECT mood FROM articles").fetchone()[0] is None
        assert library._connection().execute("PRAGMA user_version").fetchone()[0] == VERSION + 1
        assert library.count() == 1


def test_a_failed_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarise.library import opened, schema

    with Library(tmp_path) as library:
        library.add(parse_article("旧版本。"))
    broken = (*schema.MIGRATIONS, "ALTER TABLE articles ADD COLUMN mood TEXT; ALTER TABLE nothing ADD COLUMN x;")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", broken)
        patch.setattr(schema, "VERSION", VERSION + 1)
        patch.setattr(opened, "VERSION", VERSION + 1)
        with pytest.raises(LibraryError):
            Library(tmp_path)
    with Library(tmp_path) as library:
        assert library.count() == 1
        names = {row["name"] for row in library._connection().execute("PRAGMA table_info(articles)")}
        assert "mood" not in names


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "library.db")
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="not a library"):
        Library(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == before


def test_check_finds_and_mends(library: Library) -> None:
    ids = [library.add(article(f"文章{n}", f"商品{prose(n, 60)}。")).id for n in range(3)]
    connection = library._connection()
    connection.execute("INSERT INTO terms (terms) VALUES ('delete-all')")
    connection.execute("UPDATE bodies SET packed = x'00' WHERE article = ?", (ids[0],))
    report = library.check()
    assert len(report.problems) == 2
    assert not report.sound
    assert library.check(mend=True).sound
    assert library.check().problems == ()
    assert library.search("商品").total == 2


def test_threads_share_a_library(library: Library) -> None:
    errors: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for number in range(8):
                library.add(article(f"{worker}-{number}", f"{worker}号线程的第{number}篇，{WORDS[worker:]}"))
                library.page(limit=5)
                library.search("线程")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert library.count(collapse=False) == 24


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = (
        "import sys, summarise.library, tempfile, pathlib\n"
        "with summarise.library.Library(pathlib.Path(tempfile.mkdtemp())) as library: library.page()\n"
        "heavy = {'jieba', 'rjieba', 'pypinyin', 'numpy', 'lxml', 'multiprocessing', 'opencc', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
