"""Feeds as news sites write them; all of it is invented."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Auenfelder Bote</title><link>https://bote.example/</link><language>de-de</language>
<description>Nachrichten aus Auenfeld &amp; Umgebung</description>
"""


DATE = "Tue, 05 Aug 2025 19:30:00 +0200"


def item(number, link, summary="Kurz gesagt.", content=None, date=DATE):
    body = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Meldung {number}</title><link>{escape(link)}</link>"
        f'<guid isPermaLink="false">bote-{number}</guid><pubDate>{date}</pubDate>'
        f"<description>{escape(summary)}</description>{body}</item>\n"
    )


def rss(*items):
    return (HEAD + "".join(items) + "</channel></rss>").encode()


def atom(*entries):
    body = "".join(
        f"<entry><id>urn:{name}</id><title>{name}</title><updated>2025-08-05T19:30:00Z</updated>"
        f'<link rel="alternate" href="https://bote.example/{name}"/>'
        f'<content type="html">{escape(content)}</content></entry>'
        for name, content in entries
    )
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>The Post</title><id>urn:post</id>{body}</feed>"
    ).encode()
