"""What comes in: captured pages, saved HTML, Markdown and Word documents become candidate stories."""
