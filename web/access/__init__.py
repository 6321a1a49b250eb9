"""Signing in and out, accounts and what they may do."""
