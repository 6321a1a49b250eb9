"""Documents handed in, what was understood of them, and recording what people accepted.

`handing_in` is what pages and API do alike, `settings` what a reading rests on; the pages stand beside them.
"""
