"""How the bundled pipelines are made: read gold, train a teacher, label, train students."""
