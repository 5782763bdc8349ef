"""The archive: Peewee and SQLite, and nobody else.

``Archive`` opens a newsroom's folder; the repositories (``Stories``, ``Captures``, ``Rates``, ``Editions``
and others) speak domain records. Their methods run inside ``archive.reading()`` or ``archive.writing()``,
which whoever calls them opens: so one action of the desk is one transaction.

Each is imported from its own module: a window that opens needs few of them.
"""
