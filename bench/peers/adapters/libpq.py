"""The few calls of libpq that the PostgreSQL adapter needs, through ctypes."""

import ctypes

_COMMAND_OK, _TUPLES_OK = 1, 2
QUERY_CANCELED = "57014"
_SQLSTATE = ord("C")


class DatabaseError(Exception):
    def __init__(self, message, sqlstate=""):
        super().__init__(message.strip())
        self.sqlstate = sqlstate


def _load():
    library = ctypes.CDLL("libpq.so.5")
    for name, result, *arguments in (
            ("PQconnectdb", ctypes.c_void_p, ctypes.c_char_p),
            ("PQstatus", ctypes.c_int, ctypes.c_void_p),
            ("PQerrorMessage", ctypes.c_char_p, ctypes.c_void_p),
            ("PQfinish", None, ctypes.c_void_p),
            ("PQexec", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p),
            ("PQexecParams", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int,
             ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_void_p, ctypes.c_void_p,
             ctypes.c_int),
            ("PQresultStatus", ctypes.c_int, ctypes.c_void_p),
            ("PQresultErrorField", ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int),
            ("PQntuples", ctypes.c_int, ctypes.c_void_p),
            ("PQnfields", ctypes.c_int, ctypes.c_void_p),
            ("PQgetisnull", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int),
            ("PQgetvalue", ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int),
            ("PQclear", None, ctypes.c_void_p)):
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


class Connection:
    """One connection; rows are tuples of str or None."""

    def __init__(self, description):
        self._pq = _load()
        self._connection = self._pq.PQconnectdb(description.encode())
        if self._pq.PQstatus(self._connection) != 0:
            message = self._pq.PQerrorMessage(self._connection).decode(errors="replace")
            self._pq.PQfinish(self._connection)
            raise DatabaseError(message)

    def close(self):
        self._pq.PQfinish(self._connection)

    def script(self, statements):
        """Several statements without values; nothing is returned."""
        self._rows(self._pq.PQexec(self._connection, statements.encode()))

    def execute(self, statement, *values):
        """One statement with $1, $2 ... for the values, which are str."""
        array = (ctypes.c_char_p * max(1, len(values)))(*[value.encode() for value in values])
        return self._rows(self._pq.PQexecParams(self._connection, statement.encode(), len(values),
                                                None, array, None, None, 0))

    def _rows(self, result):
        pq = self._pq
        try:
            if pq.PQresultStatus(result) not in (_COMMAND_OK, _TUPLES_OK):
                state = pq.PQresultErrorField(result, _SQLSTATE) or b""
                raise DatabaseError(pq.PQerrorMessage(self._connection).decode(errors="replace"),
                                    state.decode())
            columns = range(pq.PQnfields(result))
            return [tuple(None if pq.PQgetisnull(result, row, column)
                          else pq.PQgetvalue(result, row, column).decode() for column in columns)
                    for row in range(pq.PQntuples(result))]
        finally:
            pq.PQclear(result)
