"""Regional reports: a question about themes in, Word, Excel and PDF files out."""
