"""From many articles to the few things that are happening. Pure: values in, values out.

``prints`` and ``copies`` find shared text, ``direction`` says who had it from whom; ``traits``,
``affinity`` and ``assignment`` bring articles together; ``loom`` does it one article after the
other; ``headline``, ``lead``, ``timeline``, ``figures`` and ``related`` make the story's page.
"""
