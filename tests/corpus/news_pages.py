"""Web pages in the shapes news sites give them; all of it is invented."""

import json

PARAGRAPHS = [
    "Der Stadtrat von Auenfeld hat am Dienstagabend mit großer Mehrheit dem Umbau des Bahnhofs"
    " zugestimmt. Damit endet ein Streit, der die Stadt fast zehn Jahre beschäftigt hat.",
    "„Das wurde Zeit“, sagte Bürgermeisterin Jana Berg nach der Sitzung. Sie rechnet damit, dass"
    " die Arbeiten im Frühjahr beginnen und etwa drei Jahre dauern werden.",
    "Die Kosten schätzt die Verwaltung auf zwölf Millionen Euro. Den größten Teil trägt das Land,"
    " den Rest teilen sich die Stadt und der Verkehrsverbund.",
    "Kritik kam von der Initiative Altes Empfangsgebäude. Ihr Sprecher Ole Kramm nannte den"
    " Entwurf einen Fehler und kündigte an, weiter Unterschriften zu sammeln.",
    "Über den Platz vor dem Gebäude entscheidet der Rat im Herbst. Bis dahin sollen Vorschläge"
    " der Anwohner eingeholt werden, teilte das Bauamt mit.",
]
TITLE = "Auenfeld baut seinen Bahnhof um"
NAVIGATION = """<nav class="site-nav"><ul><li><a href="/">Startseite</a></li>
<li><a href="/politik">Politik</a></li><li><a href="/abo">Jetzt Abo abschließen</a></li>
</ul></nav>"""
FOOTER = """<footer class="site-footer"><p>Impressum · Datenschutz · Wir verwenden Cookies und
ähnliche Verfahren.</p><p>Sie haben bereits ein Abo? Anmelden</p></footer>"""


def json_ld(**more):
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Auenfelder Bote"},
                {
                    "@type": "NewsArticle",
                    "headline": TITLE,
                    "datePublished": "2025-08-05T19:30:00+02:00",
                    "dateModified": "2025-08-07T08:00:00+02:00",
                    "publisher": {"@type": "Organization", "name": "Auenfelder Bote"},
                    **more,
                },
            ],
        },
        ensure_ascii=False,
    )


def page(paragraphs=PARAGRAPHS, title=TITLE, extra="", language="de", **claims):
    """Return a page as content management systems write it."""
    body = "\n".join(f'<p class="article__text">{text}</p>' for text in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} | Auenfelder Bote</title>
<meta property="og:site_name" content="Auenfelder Bote"><meta property="og:title" content="{title}">
<meta property="og:type" content="article">
<script type="application/ld+json">{json_ld(**claims)}</script>
<script>var tracking = "Weiterlesen mit";</script></head>
<body><header><a href="/">Auenfelder Bote</a>{NAVIGATION}</header>
<main><article><h1>{title}</h1><time datetime="2025-08-05T19:30:00+02:00">5. August 2025</time>
<div class="article__body">{body}</div>{extra}</article>
<aside><h2>Mehr zum Thema</h2><a href="/b">Land gibt Geld für Bahnhöfe</a></aside></main>
{FOOTER}</body></html>"""


def plain_page(title, *paragraphs, language="de"):
    """Return a page that says nothing of itself in its markup."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{title}</title></head>'
        f"<body>{NAVIGATION}<main><h1>{title}</h1>{body}</main></body></html>"
    )
