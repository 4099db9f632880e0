"""The four panes: what their rows show, and what reading one of them opens."""
