"""The pages of the site: one module a group of pages, each from the linked site to page values.

What the words and places on a page are stands in `generator/templates/`; what is on it, here.
"""
