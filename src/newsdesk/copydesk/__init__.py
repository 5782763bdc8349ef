"""What the copy desk knows about text: amounts, house style, and what a page builder leaves behind."""
