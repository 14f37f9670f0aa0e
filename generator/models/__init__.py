"""The content model: one frozen pydantic model a record type.

Field names are English, aliases are what the editor types. Title, description and examples of each
field are Danish; the check, the schemas, the templates and the field guide all come from them.
"""
