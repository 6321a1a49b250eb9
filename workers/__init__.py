"""What takes time, or happens elsewhere: documents in, reports out, and the processes that follow the log."""
