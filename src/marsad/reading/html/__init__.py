"""HTML pages: tree to blocks, where the article stands, what the markup claims."""
