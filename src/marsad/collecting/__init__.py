"""How to gather with manners: what robots.txt allows, when to come again, what a door offers. Pure."""
