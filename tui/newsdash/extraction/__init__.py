"""Articles in, records out: the extraction core.

The components are spaCy factories (``newsdash_quotes`` and its siblings) found through
package entry points; ``newsdash.extraction.stream.extract`` runs them over articles.
Nothing is imported here, so that ``newsdash.extraction.process`` stays light.
"""
