"""Mails as residents' programs write them."""

from email.message import EmailMessage
from email.utils import make_msgid

BOX = "needs@county.test"


def mail(
    text="村东头路灯不亮三天了。",
    *,
    sender="周小满 <xiaoman@mail.test>",
    to=BOX,
    subject="路灯不亮",
    html="",
    **headers,
):
    """The bytes of a mail; ``headers`` with underscores for dashes."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = headers.pop("message_id", None) or make_msgid(domain="mail.test")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def picture(color=(200, 30, 30), size=(64, 48)):
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return out.getvalue()
