"""The code a page draws itself is the one that is printed, square for square."""

import base64

import segno

from lianxin.kit.prints import code_bits


def test_code_bits_are_the_squares_of_the_code():
    address = "https://lianxin.example/liaison/card/ABCDEFGH2345/"
    width, bits = code_bits(address)
    squares = "".join(f"{byte:08b}" for byte in base64.b64decode(bits))
    drawn = [[int(squares[row * width + column]) for column in range(width)] for row in range(width)]
    assert drawn == [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    assert set(squares[width * width :]) <= {"0"}
