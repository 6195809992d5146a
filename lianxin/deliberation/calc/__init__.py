"""Pure: quorum and majority, tallies, budgets, opinion groups. No framework, no clock, no database."""
