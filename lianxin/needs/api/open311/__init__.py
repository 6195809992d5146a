"""Open311 GeoReport v2 over the needs room: anyone reads what is public, systems with a key register.

Source: the frozen specification "GeoReport v2". Only public needs are listed, in the desk's general words; categories that
are not public are taken in like any other and never listed. The attributes of a service are the questions of its category.
"""
