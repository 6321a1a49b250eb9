"""Indicators: what a service measures itself by, and the region's services side by side."""
