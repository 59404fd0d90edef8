"""PS: what government may buy as a service, from whom, how, and on what terms."""
