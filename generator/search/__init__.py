"""The search of the site: how Danish is compared, and what the search in the page reads.

In: the linked site, and its pages. Out: scripts that hand it to the search in the page. A page on a
disk may not fetch, so they are plain scripts, which `importScripts` in a worker and `<script>` in a
page both read:

    soeg/indeks.js              self.vip2SoegIndeks = {…}            all that a first answer needs
    soeg/tekst-<n>.<hash>.js    (self.vip2SoegTekster ??= [])[n] = {…}       the rest of the texts

`theme/scripts/soeg-motor.js` answers from them; what it offers stands at its top. Words are folded
and stemmed alike here and there (`words`), and a test compares them word for word. Compounds are
split here alone (`compounds`); the index carries the parts.
"""
