print("garner")
