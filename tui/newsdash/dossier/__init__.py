"""What many articles say together: roles since when, facts about models, changes of mind.

Everything here is worked out from the records of single articles, and every statement carries
the places it rests on. `Dossier` takes the records in.
"""

from newsdash.dossier.dossier import Dossier

__all__ = ["Dossier"]
