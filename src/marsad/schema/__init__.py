"""The published shapes of what Marsad writes: JSON Schema, one file a version."""
