"""The version of Marsad, for whoever must say it."""

VERSION = "0.1.0"
