"""What people read: views built from the facts, and the questions that pages ask of them."""
