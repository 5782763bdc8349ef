"""What is asked and shown about editions beside their panel."""
