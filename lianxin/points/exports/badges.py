"""Certificates as Open Badges 3.0: W3C verifiable credentials as JSON Web Tokens (1EdTech OB 3.0, JWT proof; EdDSA).

The holder's name stands in a badge only as a salted hash. Whether one still holds is read from the issuer's status list
(W3C Bitstring Status List), in which a bit stands for a certificate and nothing for a person.
"""

import hashlib

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.audit import selectors as log
from lianxin.audit import services as audit
from lianxin.audit.calc.canonical import moment
from lianxin.kit import clock
from lianxin.kit.prints import as_on_paper
from lianxin.points import selectors
from lianxin.points.calc.badges import LIST_SIZE, identity_hash, packed_bits, place_in_lists

_CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def badge(certificate):
    """The certificate as a token its holder keeps, shows and has checked by any wallet or verifier of Open Badges 3.0."""
    site, at = certificate.site, certificate.issued_at.replace(microsecond=0)
    address = site + reverse("points:certificate", args=[certificate.public_id])
    maker = _profile(certificate.division, site)
    number, bit = place_in_lists(certificate.pk)
    lists = _list_address(certificate.division, site, number)
    salt = hashlib.sha256(f"badge {certificate.salt}".encode()).hexdigest()[:32]
    with as_on_paper():
        name, what = _("志愿服务记录证明"), _("{hours} 小时").format(hours=certificate.hours)
        credential = {
            "@context": [_CREDENTIALS, _BADGES], "id": address, "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": name, "issuer": maker, "validFrom": moment(at),
            "credentialSubject": {
                "id": f"{address}#holder", "type": ["AchievementSubject"],
                "identifier": [
                    {
                        "type": "IdentityObject", "hashed": True, "identityType": "name", "salt": salt,
                        "identityHash": identity_hash(certificate.name, salt),
                    }
                ],
                "activityStartDate": _midnight(certificate.first_on), "activityEndDate": _midnight(certificate.last_on),
                "narrative": "\n".join(
                    f"{line.title} · {line.hours}" for line in selectors.lines_of_certificate(certificate)
                ),
                "achievement": {
                    "id": f"{maker['id']}#service", "type": ["Achievement"], "achievementType": "CommunityService",
                    "name": name, "description": _("参加志愿服务的小时数，每一次都由两个人核实、公示过。"),
                    "criteria": {"narrative": _("志愿服务条例；志愿服务记录与证明出具办法（试行）")},
                    "resultDescription": [
                        {
                            "id": f"{maker['id']}#hours", "type": ["ResultDescription"], "name": _("服务小时数"),
                            "resultType": "Result",
                        }
                    ],
                },
                "result": [{"type": ["Result"], "resultDescription": f"{maker['id']}#hours", "value": what}],
            },
            "credentialStatus": {
                "id": f"{lists}#{bit}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
                "statusListIndex": str(bit), "statusListCredential": lists,
            },
        }  # fmt: skip
    return _signed(credential, site, at)


def issuer(division, site):
    """Who issues at a place, with the public keys it signs with: what the id of the issuer opens."""
    maker = _profile(division, site)
    keys = [
        {"id": _key_address(site, key["kid"]), "type": "JsonWebKey", "controller": maker["id"], "publicKeyJwk": key}
        for key in log.public_keys()
    ]
    return {
        "@context": [_CREDENTIALS, _BADGES], **maker, "verificationMethod": keys,
        "assertionMethod": [key["id"] for key in keys],
    }  # fmt: skip


def status_list(division, number, site):
    """Which certificates of a place no longer hold, as a token."""
    address, first = _list_address(division, site, number), number * LIST_SIZE
    withdrawn = selectors.withdrawn_at(division, first, first + LIST_SIZE - 1)
    at = clock.now().replace(microsecond=0)
    credential = {
        "@context": [_CREDENTIALS], "id": address, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": _profile(division, site)["id"], "validFrom": moment(at),
        "credentialSubject": {
            "id": f"{address}#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
            "encodedList": packed_bits(key - first for key in withdrawn),
        },
    }  # fmt: skip
    return _signed(credential, site, at)


def _signed(credential, site, at):
    maker = credential["issuer"]
    claims = {
        "iss": maker if isinstance(maker, str) else maker["id"], "jti": credential["id"], "nbf": int(at.timestamp()),
        "sub": credential["credentialSubject"]["id"],
    }  # fmt: skip
    return audit.sign_token(payload=credential | claims, address_of_key=lambda key_id: _key_address(site, key_id))


def _profile(division, site):
    return {
        "id": site + reverse("points:issuer", args=[division.public_id]), "type": ["Profile"], "name": division.name,
        "url": f"{site}{reverse('points:index')}?place={division.public_id}",
    }  # fmt: skip


def _key_address(site, key_id):
    return site + reverse("log:key", args=[key_id])


def _list_address(division, site, number):
    return site + reverse("points:status_list", args=[division.public_id, number])


def _midnight(day):
    return moment(clock.day_start(day))
