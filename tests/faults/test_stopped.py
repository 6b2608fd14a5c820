"""An operator stops the server while readers and writers are busy."""

import http.client
import signal
import threading
from contextlib import closing

from tests.faults.clients import GONE, NO_LIMITS, Posters, connected, stored
from tests.server import RealServer


def test_a_stop_under_load_drops_no_request(tmp_path):
    """Each is answered whole or, where it came too late, not carried out at all."""
    server = RealServer(tmp_path / "var", **NO_LIMITS)
    with server:
        posters, readers = Posters(server, "load", number=8), Readers(server)
        readers.start()
        posters.start(acknowledged=40)

        code = server.stop(signal.SIGTERM)
        posters.stop()
        readers.stop()
    with server:
        found = stored(server)

    assert code == 0
    assert posters.torn == readers.torn == []
    assert posters.refused == []
    assert set(readers.statuses) == {200}
    assert sorted(found) == sorted(posters.acknowledged)


class Readers:
    """Threads that read over kept connections until those are closed."""

    def __init__(self, server, number=8):
        self.statuses, self.torn = [], []
        self._server = server
        self._begun = threading.Barrier(number + 1)
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]

    def start(self):
        for thread in self._threads:
            thread.start()
        self._begun.wait(20)

    def stop(self):
        for thread in self._threads:
            thread.join(20)
            assert not thread.is_alive()

    def _read(self):
        with closing(connected(self._server, 20)) as connection:
            self._ask(connection)
            self._begun.wait(20)
            while self._ask(connection):
                pass

    def _ask(self, connection):
        try:
            connection.request("GET", "/articles/olive-harvest")
            answer = connection.getresponse()
        except GONE:
            return False
        try:
            answer.read()
        except (*GONE, http.client.IncompleteRead):
            self.torn.append(answer.status)
            return False
        self.statuses.append(answer.status)
        # A kept connection that the server closed is not opened again.
        return not answer.will_close
