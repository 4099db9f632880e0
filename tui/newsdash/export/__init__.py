"""Records to files other programs and people read: tables, networks, briefs.

Every writer takes one `newsdash.records.Extraction` after another, wherever they come from.
"""
