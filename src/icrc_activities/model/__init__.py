"""The nouns of the domain: what a delegation did, for whom, where, with whom and how much."""
