"""The VIP2 generator: YAML and Markdown in git become the Danish VIP2 portal."""
