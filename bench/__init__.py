"""Measurements: each compares things side by side in one run, and writes what it saw."""
