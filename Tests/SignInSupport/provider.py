"""An OpenID Connect provider for the tests: Authlib's authorization server with real keys.

Every first part of a path is a provider of its own with its own keys. The ones named below do one thing wrong;
any other name is a provider as it should be. The ports of http and https are printed on the first line. Ends with
its standard input.
"""

import hmac
import json
import os
import sys
import threading
import time
from base64 import urlsafe_b64encode

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # only loopback

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import rfc6749
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin
from authlib.oidc.core.grants.util import create_half_hash
from flask import Flask, Response, g, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from joserfc.jws import JWSRegistry
from werkzeug.serving import make_server

PERSON = {"sub": "person-7", "email": "Ada@City.gov", "email_verified": True, "name": "Ada Lovelace"}
CLIENTS = {
    # The secret has characters that must be encoded before they go into a header.
    "cairn": ("s:ecret/+%", ("client_secret_basic", "client_secret_post")),
    "cairn public": (None, ("none",)),
}


FIRST_KEY = RSAKey.generate_key(2048, {"kid": "key-1"})


class Client(rfc6749.ClientMixin):
    def __init__(self, name):
        self.name = name
        self.secret, self.methods = CLIENTS[name]

    def get_client_id(self):
        return self.name

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return " ".join(s for s in scope.split() if s in ("openid", "email", "profile"))

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == "http://127.0.0.1/sign-in/callback"

    def check_client_secret(self, client_secret):
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        tenant().method = method
        return method in self.methods

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class Person:
    def get_user_id(self):
        return PERSON["sub"]


class Code(AuthorizationCodeMixin):
    def __init__(self, code, grant_request):
        data = grant_request.payload.data
        self.code = code
        self.client_id = grant_request.client.get_client_id()
        self.redirect_uri = grant_request.payload.redirect_uri
        self.scope = grant_request.payload.scope
        self.nonce = data.get("nonce")
        # Whether the person is asked for the password again; else they gave it an hour ago.
        self.asked_again = data.get("prompt") == "login" and data.get("max_age") == "0"
        self.code_challenge = data.get("code_challenge")
        self.code_challenge_method = data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return None


class Tenant:
    def __init__(self, name):
        self.name = name
        self.codes = {}
        self.tokens = set()
        self.requests = []
        self.method = None
        self.generation = 0
        self.rotate()

    def rotate(self):
        self.generation += 1
        name = {"kid": f"key-{self.generation}"}
        if self.name == "elliptic":
            self.key, self.algorithm = ECKey.generate_key("P-256", name), "ES256"
            return
        self.algorithm = "PS256" if self.name == "pss" else "RS256"
        # A key takes long to make, and only a changed one has to be another.
        self.key = FIRST_KEY if self.generation == 1 else RSAKey.generate_key(2048, name)

    @property
    def issuer(self):
        return request.host_url + self.name

    def described(self):
        at = request.host_url + self.name
        methods = {
            "post-only": ["client_secret_post"],
            "private-key-only": ["private_key_jwt"],
        }.get(self.name, ["client_secret_basic", "client_secret_post", "none"])
        description = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys",
            "userinfo_endpoint": f"{at}/userinfo",
            "end_session_endpoint": f"{at}/end?ui=1",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [self.algorithm],
            "token_endpoint_auth_methods_supported": methods,
            "code_challenge_methods_supported": ["S256"],
        }
        if self.name in ("states-issuer", "hides-issuer"):
            description["authorization_response_iss_parameter_supported"] = True
        if self.name == "other-issuer":
            description["issuer"] = at + "-other"
        if self.name == "template":
            description["issuer"] = request.host_url + "{tenantid}/v2.0"
        if self.name == "plain-http":
            description["token_endpoint"] = "http://provider.example/token"
        if self.name == "hmac-only":
            description["id_token_signing_alg_values_supported"] = ["HS256"]
        return description

    def identity_token(self, client, code, access_token):
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": PERSON["sub"],
            "aud": client.get_client_id(),
            "iat": now,
            "exp": now + 300,
            "nonce": code.nonce,
            "at_hash": create_half_hash(access_token, self.algorithm).decode(),
            "auth_time": now if code.asked_again else now - 3600,
        }
        if "email" in code.scope.split():
            claims.update({k: PERSON[k] for k in ("email", "email_verified", "name")})
        changes = {
            "expired": {"iat": now - 600, "exp": now - 120},
            "just-expired": {"iat": now - 600, "exp": now - 30},
            "future": {"iat": now + 120},
            "not-yet": {"nbf": now + 120},
            "wrong-audience": {"aud": "another"},
            "wrong-issuer": {"iss": self.issuer + "/"},
            "wrong-nonce": {"nonce": "another"},
            "no-nonce": {"nonce": None},
            "many-audiences": {"aud": ["cairn", "another"]},
            "many-audiences-with-party": {"aud": ["cairn", "another"], "azp": "cairn"},
            "other-party": {"azp": "another"},
            "wrong-token-digest": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
            "no-expiry": {"exp": None},
            "huge-expiry": {"exp": 1e300},
            "no-subject": {"sub": ""},
            "never-asks-again": {"auth_time": now - 3600},
            "hides-time": {"auth_time": None},
            "password-of-tomorrow": {"auth_time": now + 86400},
            "unverified": {"email_verified": False},
            "unstated": {"email_verified": None},
            "verified-as-text": {"email_verified": "true"},
            "other-domain": {"email": "ada@city.gov.example"},
            "email-in-userinfo": {"email": None, "email_verified": None, "name": None},
            "other-userinfo": {"email": None},
        }.get(self.name, {})
        claims.update(changes)
        claims = {k: v for k, v in claims.items() if v is not None}
        return self.signed(claims)

    def signed(self, claims):
        header = {"alg": self.algorithm, "kid": self.key.kid}
        key = self.key
        if self.name == "none":
            header["alg"], key = "none", OctKey.import_key("unused")
        if self.name == "key-confusion":
            # The public key, which everybody has, as the shared secret; joserfc itself refuses to do this.
            header["alg"] = "HS256"
            parts = [urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (header, claims)]
            text = b".".join(parts)
            digest = hmac.digest(self.key.as_pem(private=False), text, "sha256")
            return (text + b"." + urlsafe_b64encode(digest).rstrip(b"=")).decode()
        if self.name == "another-key":
            key = RSAKey.generate_key(2048)
        if self.name == "no-key-name":
            del header["kid"]
        registry = JWSRegistry(algorithms=["RS256", "PS256", "ES256", "none"])
        return jwt.encode(header, claims, key, registry=registry)


tenants = {}
lock = threading.Lock()


def tenant():
    return g.tenant


class CodeGrant(rfc6749.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

    def save_authorization_code(self, code, request):
        tenant().codes[code] = Code(code, request)

    def query_authorization_code(self, code, client):
        found = tenant().codes.get(code)
        return found if found and found.client_id == client.get_client_id() else None

    def delete_authorization_code(self, authorization_code):
        tenant().codes.pop(authorization_code.code, None)

    def authenticate_user(self, authorization_code):
        return Person()


def add_identity_token(grant, response):
    _, token, _ = response
    at = tenant()
    at.tokens.add(token["access_token"])
    token["id_token"] = at.identity_token(
        grant.request.client, grant.request.authorization_code, token["access_token"]
    )
    if at.name == "no-identity-token":
        del token["id_token"]


class IdentityExtension:
    def __call__(self, grant):
        grant.register_hook("after_create_token_response", add_identity_token)


app = Flask(__name__)
server = AuthorizationServer(
    app, query_client=lambda name: Client(name) if name in CLIENTS else None,
    save_token=lambda token, request: None,
)
server.register_grant(CodeGrant, [CodeChallenge(required=True), IdentityExtension()])


@app.before_request
def choose():
    parts = request.path.split("/")
    with lock:
        g.tenant = tenants.get(parts[1]) or tenants.setdefault(parts[1], Tenant(parts[1]))
    if parts[-1] != "requests":
        g.tenant.requests.append("/".join(parts[2:]))
    # A fault is at one endpoint: "hang-at-token" and so on.
    fault, _, place = parts[1].partition("-at-")
    if place and parts[-1] == place:
        return FAULTS[fault]()


def hang():
    time.sleep(30)
    return "late"


def drip():
    def bytes_one_by_one():
        for _ in range(600):
            yield b" "
            time.sleep(0.05)

    return Response(bytes_one_by_one(), content_type="application/json")


FAULTS = {
    "hang": hang,
    "drip": drip,
    "html": lambda: Response("<!doctype html><p>Sign in", content_type="text/html"),
    "error": lambda: Response("Internal error", status=500),
    "missing": lambda: Response("Not found", status=404),
    "redirect": lambda: redirect("http://localhost:1/elsewhere"),
    "large": lambda: Response(b" " * 2_000_000, content_type="application/json"),
    "unstated": lambda: Response((b" " * 10_000 for _ in range(300)), content_type="application/json"),
    "empty": lambda: Response("", content_type="application/json"),
    "list": lambda: jsonify([]),
}


@app.get("/<name>/.well-known/openid-configuration")
def describe(name):
    return jsonify(tenant().described())


@app.get("/<name>/keys")
def keys(name):
    at = tenant()
    public = at.key.as_dict(private=False)
    if name != "no-key-name":
        public |= {"use": "sig", "alg": at.algorithm}
    return jsonify({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "AA", "kid": "other"}, public]})


@app.get("/<name>/authorize")
def authorize(name):
    if name == "denies":
        state = request.args["state"]
        return redirect(
            f"{request.args['redirect_uri']}?error=access_denied&error_description=No%0Aentry&state={state}"
        )
    grant = server.get_consent_grant(end_user=Person())
    response = server.create_authorization_response(grant_user=Person(), grant=grant)
    if name in ("states-issuer", "wrong-issuer-in-answer"):
        issuer = tenant().issuer + ("x" if name == "wrong-issuer-in-answer" else "")
        response.headers["Location"] += f"&iss={issuer}"
    return response


@app.post("/<name>/token")
def token(name):
    return server.create_token_response()


@app.get("/<name>/userinfo")
def userinfo(name):
    if request.headers.get("Authorization", "").removeprefix("Bearer ") not in tenant().tokens:
        return Response(status=401)
    person = dict(PERSON)
    if name == "other-userinfo":
        person["sub"] = "person-8"
    return jsonify(person)


@app.post("/<name>/rotate")
def rotate(name):
    tenant().rotate()
    return ""


@app.get("/<name>/requests")
def requests(name):
    return jsonify({"requests": tenant().requests, "method": tenant().method})


if __name__ == "__main__":
    http = make_server("127.0.0.1", 0, app, threaded=True)
    http.daemon_threads = True
    # With a certificate that nobody has reason to trust.
    tls = make_server("127.0.0.1", 0, app, threaded=True, ssl_context="adhoc")
    tls.daemon_threads = True
    print(http.server_port, tls.server_port, flush=True)
    for one in (http, tls):
        threading.Thread(target=one.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)
