"""The witness as a web service: POST /add-checkpoint, as https://c2sp.org/tlog-witness says."""

from __future__ import annotations

from flask import Flask, Response, request

from domain.proof.notes import NotANote, Note, unbase64
from workers.witness.seen import NotSigned, Seen

LARGEST = 100_000  # bytes of a request
LONGEST_PROOF = 63


def service(seen: Seen) -> Flask:
    """Also GET /: the public key, for whoever verifies."""
    app = Flask("throughline.witness", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST

    @app.post("/add-checkpoint")
    def add_checkpoint() -> Response:
        try:
            old, proof, note = asked(request.get_data())
            return text(seen.cosign(note, old, proof).line)
        except NotSigned as refusal:
            size = refusal.status == 409
            return text(str(refusal), refusal.status, "text/x.tlog.size" if size else "text/plain; charset=utf-8")
        except NotANote as reason:
            return text(f"{reason}\n", 400)

    @app.get("/")
    def key() -> Response:
        return text(f"{seen.key.verifier(kind=4)}\n")

    return app


def asked(body: bytes) -> tuple[int, list[bytes], Note]:
    """The size that the witness is said to know, the proof, and the checkpoint."""
    try:
        above, _, note = body.decode().partition("\n\n")
    except UnicodeDecodeError:
        raise NotANote("The request is not text.") from None
    first, *lines = above.split("\n")
    word, _, old = first.partition(" ")
    if word != "old" or not (old.isascii() and old.isdecimal()) or len(lines) > LONGEST_PROOF:
        raise NotANote("A request begins with “old SIZE”, then at most 63 hashes, an empty line, and the checkpoint.")
    proof = [unbase64(line) for line in lines]
    if any(len(hashed) != 32 for hashed in proof):
        raise NotANote("A hash of the proof has 32 bytes.")
    return int(old), proof, Note.read(note)


def text(body: str, status: int = 200, kind: str = "text/plain; charset=utf-8") -> Response:
    return Response(body, status, content_type=kind)
