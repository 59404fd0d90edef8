"""BU: what is asked for, what is arranged, who pays it and when it is paid."""
