"""A bot in plain Python, standard library only: repeats what it is told on a card with a button, and thanks for the press."""
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:4180")
APP_ID, APP_SECRET = os.environ.get("APP_ID", "cli_a1b2c3d4e5f60718"), os.environ.get("APP_SECRET", "example-secret")
TOKEN, PORT = os.environ.get("VERIFICATION_TOKEN", "example-token"), int(os.environ.get("PORT", "3000"))


def post(path, body, token=""):
    headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
    return json.load(urlopen(Request(BASE_URL + path, json.dumps(body).encode(), headers)))


def card(content, *more):
    words = {"tag": "div", "text": {"tag": "plain_text", "content": content}}
    return {"schema": "2.0", "config": {"update_multi": True}, "body": {"elements": [words, *more]}}


def on_message(event):
    keys = {"app_id": APP_ID, "app_secret": APP_SECRET}
    token = post("/open-apis/auth/v3/tenant_access_token/internal", keys)["tenant_access_token"]
    message = event["message"]
    said = json.loads(message["content"]).get("text", message["message_type"])
    press = {"tag": "button", "text": {"tag": "plain_text", "content": "赞"}, "behaviors": [{"type": "callback", "value": {"said": said}}]}
    answer = {"msg_type": "interactive", "content": json.dumps(card(f"你说：{said}", press))}
    post(f"/open-apis/im/v1/messages/{message['message_id']}/reply", answer, token)
    return {}


def on_click(event):
    data = card(f"「{event['action']['value']['said']}」已赞")
    return {"toast": {"type": "success", "content": "谢谢"}, "card": {"type": "raw", "data": data}}


HANDLERS = {"im.message.receive_v1": on_message, "card.action.trigger": on_click}


class Door(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        header = body.get("header", {})
        if header.get("token", body.get("token")) != TOKEN:
            return self.send_error(403)
        challenge = body.get("type") == "url_verification"
        answer = {"challenge": body["challenge"]} if challenge else HANDLERS.get(header["event_type"], lambda _: {})(body["event"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())


ThreadingHTTPServer(("127.0.0.1", PORT), Door).serve_forever()
