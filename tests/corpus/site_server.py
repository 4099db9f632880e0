"""A web server in a thread, for tests: ``http.server`` with answers set by path."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Answers with what ``pages`` holds: bytes of a page, or a function of the handler."""

    def __init__(self, tls=None):
        self.pages = {}
        self.asked = []
        self.released = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path)
                if page is None:
                    answer(404, b"<h1>404</h1>")(self)
                elif callable(page):
                    page(self)
                else:
                    answer(200, page)(self)

            def log_message(self, *_):
                """Stay quiet."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_):
                """Clients that have enough hang up."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        scheme = "http"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def paths(self):
        return [path for path, _ in self.asked]


def answer(status, body=b"", length=None, **headers):
    """Return what answers so; ``Content_Type`` stands for Content-Type."""

    def send(handler):
        handler.send_response(status)
        named = {"Content_Type": "text/html; charset=utf-8", **headers}
        for name, value in named.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def redirect(target, status=302):
    return answer(status, b"", Location=target)
