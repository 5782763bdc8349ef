"""Amounts of money in copy: found, paired with the conversions beside them, checked, and converted.

``found`` finds them, ``pairs`` says which is the conversion of which, ``checks`` compares with the rates, and
``proposals`` says what to write where.
"""
