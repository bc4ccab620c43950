"""Mail: the digest and alerts as messages, right to left, with a twin in plain text."""

from marsad.mail.writing import alert_mail, digest_html, digest_mail

__all__ = ["alert_mail", "digest_html", "digest_mail"]
