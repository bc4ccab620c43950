"""Find: analyser, query language, plan, snippets. Pure; engines are made real in ``adapters``.

``analyser`` words -> keys (the same for documents and queries) · ``language`` text -> Query ·
``documents`` article -> what is indexed · ``plan`` Query -> what an engine must do ·
``snippets`` the passage that answers, marked on the raw text · ``engine`` the contract of an index.
"""
