"""When an article was published: printed, relative to when the page was seen, or implied by its words."""
