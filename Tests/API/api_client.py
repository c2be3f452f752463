"""A program that talks to the API: nothing but the standard library."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """Sends requests with a token, or with the session of a browser."""

    def __init__(self, address, token=None):
        self.address = address
        self.token = token
        self.forgery_key = None
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def ask(self, method, path, data=None, kind="application/json", **headers):
        body = None
        if data is not None:
            body = data if isinstance(data, bytes) else json.dumps(data).encode()
        request = urllib.request.Request(self.address + path, data=body, method=method)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        if body is not None:
            request.add_header("Content-Type", kind)
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        if self.forgery_key and method != "GET":
            request.add_header("X-CSRF-Token", self.forgery_key)
        try:
            with self.opener.open(request, timeout=60) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def set_up(self, key, password):
        """Makes the first account and keeps its session, as its page does."""
        page = self.ask("GET", "/set-up").body.decode()
        fields = {
            "_csrf": re.search(r'name="_csrf" value="([^"]+)"', page).group(1), "key": key,
            "name": "Ada Lovelace", "email": "ada@example.org", "password": password,
        }
        self.ask("POST", "/set-up", urllib.parse.urlencode(fields).encode(),
                 kind="application/x-www-form-urlencoded")
        page = self.ask("GET", "/account").body.decode()
        self.forgery_key = re.search(r'name="_csrf" value="([^"]+)"', page).group(1)
