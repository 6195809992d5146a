"""How people sign in: the same everywhere. Limits an installation may set stand in ``settings``."""

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_SIX_DIGITS = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_ADAPTER = "lianxin.accounts.adapter.AccountAdapter"
_FORMS = "lianxin.accounts.sign_in."
ACCOUNT_FORMS = {
    "login": _FORMS + "SignInForm",
    "signup": _FORMS + "SignUpForm",
    "change_password": _FORMS + "ChangePasswordForm",
    "change_phone": _FORMS + "NewPhoneForm",
    "reauthenticate": _FORMS + "ConfirmPasswordForm",
    "request_login_code": _FORMS + "PhoneCodeRequestForm",
    "confirm_login_code": _FORMS + "SignInCodeForm",
    "verify_phone": _FORMS + "PhoneCodeForm",
}
MFA_FORMS = {
    "authenticate": _FORMS + "AppCodeForm",
    "reauthenticate": _FORMS + "AppCodeAgainForm",
    "activate_totp": _FORMS + "StartAppForm",
    "add_webauthn": _FORMS + "PasskeyForm",
    "edit_webauthn": _FORMS + "PasskeyNameForm",
}
MFA_ADAPTER = "lianxin.accounts.adapter.SecondFactorAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
ACCOUNT_SIGNUP_FORM_CLASS = "lianxin.accounts.forms.NameForm"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone", "password1*"]  # staff may have no phone; who signs up must: see the adapter
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # for that very reason
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = _SIX_DIGITS
ACCOUNT_SESSION_REMEMBER = True  # how long is for the limits above to say, not for a box to tick
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
#: A village hall shares one address. Codes: one phone at most every half minute, three in ten minutes.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip,5/10m/key",
    "request_login_code": "20/m/ip,3/10m/key",
    "verify_phone": "20/m/ip,1/30s/key",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # clocks of cheap phones
MFA_TOTP_ISSUER = "Lianxin"
