"""Between two points: what became of every action from one pair of dates to another."""
