"""How well it works: the measures, pure, one file a family.

``retrieval`` rankings (RR, recall, nDCG) · ``clustering`` groups (B-cubed, adjusted Rand) ·
``spans`` found against true (precision, recall, F1, boundaries) · ``resampling`` how sure we are.
"""
