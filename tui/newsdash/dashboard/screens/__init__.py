"""The screens: the four panes, an article, help, problems."""
