"""The roles that an account may have."""

ROLES = {
    "editor": "Editor",
    "manager": "Manager",
    "board": "Board member",
    "inspector": "Inspector",
    "regional_lead": "Regional lead",
    "administrator": "Administrator",
}
ROLES_OF_AN_AUTHORITY = ("editor", "manager", "board", "inspector")
