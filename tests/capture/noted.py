"""How programs write footnotes in HTML: what calls one, what is around all, and a note of two paragraphs.

``{n}`` is the note's number. All of them lead from the call to the note and back.
"""

SHAPES = {
    "Word": (
        "<a style='mso-footnote-id:ftn{n}' href='file:///C:/a.htm#_ftn{n}' name='_ftnref{n}' title=''>"
        "<span class=MsoFootnoteReference><span><![if !supportFootnotes]><span>[{n}]</span><![endif]></span>"
        "</span></a>",
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>"
        "<hr align=left size=1 width='33%'><![endif]>{notes}</div>",
        "<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText><a href='#_ftnref{n}' "
        "name='_ftn{n}'><span>[{n}]</span></a> {words}<o:p></o:p></p><p>{more}</p></div>",
    ),
    "Google Docs": (
        "<sup><a href='#ftnt{n}' id='ftnt_ref{n}'>[{n}]</a></sup>",
        "<hr class='c3'>{notes}",
        "<div><p><a href='#ftnt_ref{n}' id='ftnt{n}'>[{n}]</a><span>&nbsp;{words}</span></p>"
        "<p>{more}</p></div>",
    ),
    "LibreOffice": (
        "<a class='sdfootnoteanc' name='sdfootnote{n}anc' href='#sdfootnote{n}sym'><sup>{n}</sup></a>",
        "{notes}",
        "<div id='sdfootnote{n}'><p><a class='sdfootnotesym' name='sdfootnote{n}sym' "
        "href='#sdfootnote{n}anc'>{n}</a>{words}</p><p>{more}</p></div>",
    ),
    "WordPress": (
        "<sup data-fn='u-{n}' class='fn'><a href='https://example.org/wool/#u-{n}' id='u-{n}-link'>{n}</a>"
        "</sup>",
        "<ol class='wp-block-footnotes'>{notes}</ol>",
        "<li id='u-{n}'>{words}<br><br>{more} <a href='#u-{n}-link' aria-label='Back'>↩︎</a></li>",
    ),
    "Wikipedia": (
        "<sup id='cite_ref-{n}' class='reference'><a href='#cite_note-{n}'><span>[</span>{n}<span>]</span>"
        "</a></sup>",
        "<ol class='references'>{notes}</ol>",
        "<li id='cite_note-{n}'><span class='mw-cite-backlink'><b><a href='#cite_ref-{n}'>^</a></b></span> "
        "<span class='reference-text'>{words}</span><p>{more}</p></li>",
    ),
    "Pandoc": (
        "<a href='#fn{n}' class='footnote-ref' id='fnref{n}' role='doc-noteref'><sup>{n}</sup></a>",
        "<aside id='footnotes' role='doc-endnotes'><hr><ol>{notes}</ol></aside>",
        "<li id='fn{n}'><p>{words}</p><p>{more}<a href='#fnref{n}' class='footnote-back'>↩︎</a></p></li>",
    ),
    "Python-Markdown": (
        "<sup id='fnref:{n}'><a class='footnote-ref' href='#fn:{n}'>{n}</a></sup>",
        "<div class='footnote'><hr><ol>{notes}</ol></div>",
        "<li id='fn:{n}'><p>{words}</p><p>{more}&#160;<a href='#fnref:{n}' title='Back'>&#8617;</a></p></li>",
    ),
    "Substack": (
        "<a class='footnote-anchor' id='anchor-{n}' href='https://example.org/p/a#footnote-{n}'>{n}</a>",
        "{notes}",
        "<div class='footnote'><a id='footnote-{n}' href='#anchor-{n}'>{n}</a>"
        "<div><p>{words}</p><p>{more}</p></div></div>",
    ),
    "docutils": (
        "<a class='footnote-reference' href='#f{n}' id='id{n}'><span>[</span>{n}<span>]</span></a>",
        "{notes}",
        "<aside class='footnote' id='f{n}'><span class='label'><span>[</span><a href='#id{n}'>{n}</a>"
        "<span>]</span></span><p>{words}</p><p>{more}</p></aside>",
    ),
    "Mammoth": (
        "<sup><a href='#footnote-{n}' id='footnote-ref-{n}'>[{n}]</a></sup>",
        "<ol>{notes}</ol>",
        "<li id='footnote-{n}'><p> {words}</p><p>{more} <a href='#footnote-ref-{n}'>↑</a></p></li>",
    ),
    "by hand": (
        "<a name='r{n}'></a><a href='#n{n}'>({n})</a>",
        "{notes}",
        "<div id='n{n}'><p>{n}. {words}</p><p>{more} <a href='#r{n}'>↑</a></p></div>",
    ),
}
