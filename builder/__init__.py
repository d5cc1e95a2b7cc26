"""The site generator: Markdown and the engine in, a folder of plain files out."""
