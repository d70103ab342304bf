Workshop.main()
