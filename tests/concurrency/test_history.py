"""The checker of histories finds what it must find."""

import pytest

from concurrency.history import NotSerializable, Operation, check


def test_a_serial_history_is_fine() -> None:
    check(
        [
            Operation("w", 0, 1, writes={"x": 1, "y": 1}),
            Operation("r", 2, 3, reads={"x": 1, "y": 1}),
            Operation("w", 4, 5, writes={"x": 2}),
        ]
    )


def test_overlapping_operations_may_come_in_either_order() -> None:
    check([Operation("w", 0, 9, writes={"x": 1}), Operation("r", 1, 8, reads={"x": 0})])


def test_half_of_a_write_must_not_be_seen() -> None:
    with pytest.raises(NotSerializable):
        check(
            [
                Operation("w", 0, 9, writes={"x": 1, "y": 1}),
                Operation("r", 1, 8, reads={"x": 1, "y": 0}),
            ]
        )


def test_two_transactions_that_miss_each_other_are_a_cycle() -> None:
    with pytest.raises(NotSerializable):
        check(
            [
                Operation("a", 0, 9, writes={"x": 1}, reads={"y": 0}),
                Operation("b", 0, 9, writes={"y": 1}, reads={"x": 0}),
            ]
        )


def test_a_stale_read_after_the_answer_is_a_cycle() -> None:
    with pytest.raises(NotSerializable):
        check([Operation("w", 0, 1, writes={"x": 1}), Operation("r", 2, 3, reads={"x": 0})])


def test_a_version_made_twice_is_a_lost_update() -> None:
    with pytest.raises(NotSerializable):
        check([Operation("a", 0, 1, writes={"x": 1}), Operation("b", 0, 1, writes={"x": 1})])
