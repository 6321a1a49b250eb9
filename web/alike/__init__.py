"""The same thing elsewhere: what is like an action in other services, and what several do in nearly the same words."""
