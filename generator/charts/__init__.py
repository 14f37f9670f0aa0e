"""Charts made of the records: values for one template, with their numbers as a table."""
