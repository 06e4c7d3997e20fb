print("vgap")
