"""What inspections asked for and how far it is; what local audits found beside what inspectors rated."""
