"""What a person sees: one widget a file."""
