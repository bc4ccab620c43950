"""The verbs, one file each, straight through: read, add, import, weave, search, collect, export, check.

Flows speak to the world through ``marsad.ports`` alone; which adapter answers is decided in ``bootstrap``.
"""
