"""Text out of bytes somebody sent: UTF-8, UTF-16 with its mark, or GB 18030."""


class UnknownEncoding(ValueError):
    """The bytes are text in none of the encodings used here."""


def decode(data):
    """The text and the name of its encoding. UTF-8 is strict, so what is not UTF-8 is tried as GB 18030."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise UnknownEncoding
